import { SegmentedControl } from '@mantine/core'
import type { Produces } from '../../../shared/topology/model'
import { useBoard, useTopology } from '../boardContext'
import { changeConnection } from './changeElement'
import { AreaField, TextField } from './fields'
import styles from './Inspector.module.css'
import { KeyLanes } from './KeyLanes'
import { readRate, readTemplate } from './readField'

const WHEN = [
  { value: 'rate', label: 'On a clock' },
  { value: 'input', label: 'For each record' },
]

export function ProducesFields({ connection }: { readonly connection: Produces }) {
  const { session } = useBoard()
  const topic = useTopology().topics.get(connection.to)
  const change = (changed: Partial<Produces>) => changeConnection(session, connection, changed)
  return (
    <>
      <SegmentedControl
        fullWidth
        size="xs"
        aria-label="When"
        data={WHEN}
        value={connection.when}
        onChange={(value) => change({ when: value === 'input' ? 'input' : 'rate' })}
      />
      {connection.when === 'rate' && (
        <TextField
          label="Messages a second"
          id={`${connection.id} rate`}
          value={String(connection.rate)}
          read={readRate}
          commit={(rate) => change({ rate })}
        />
      )}
      <div>
        <TextField
          label="Key"
          mono
          placeholder="none: spread over all lanes"
          id={`${connection.id} key`}
          value={connection.key}
          read={readTemplate}
          commit={(key) => change({ key })}
        />
        {topic && connection.key !== '' && <KeyLanes template={connection.key} partitions={topic.partitions} />}
      </div>
      <AreaField
        label="Value"
        rows={5}
        placeholder={topic?.example === undefined ? '{ "id": "{{uuid}}" }' : "the topic's example message"}
        id={`${connection.id} value`}
        value={connection.value}
        read={readTemplate}
        commit={(value) => change({ value })}
      />
      {connection.when === 'input' && (
        <p className={styles.hint}>
          {'{{input.key}} and {{input.value.…}} stand for the record that the service received.'}
        </p>
      )}
    </>
  )
}
