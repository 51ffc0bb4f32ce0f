import { SegmentedControl } from '@mantine/core'
import type { Subscribes } from '../../../shared/topology/model'
import { useBoard } from '../boardContext'
import { changeConnection } from './changeElement'
import { TextField } from './fields'
import styles from './Inspector.module.css'
import { readName } from './readField'

const STARTS = [
  { value: 'earliest', label: 'Oldest record' },
  { value: 'latest', label: 'New records only' },
]

export function SubscribesFields({ connection }: { readonly connection: Subscribes }) {
  const { session } = useBoard()
  const change = (changed: Partial<Subscribes>) => changeConnection(session, connection, changed)
  return (
    <>
      <TextField
        label="Group"
        mono
        description="Services of one group share the lanes; every group reads everything."
        id={`${connection.id} group`}
        value={connection.group}
        read={readName}
        commit={(group) => change({ group })}
      />
      <div>
        <p className={styles.label}>A group without a bookmark begins at</p>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label="A group without a bookmark begins at"
          data={STARTS}
          value={connection.start}
          onChange={(value) => change({ start: value === 'latest' ? 'latest' : 'earliest' })}
        />
      </div>
    </>
  )
}
