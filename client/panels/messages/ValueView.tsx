import { Anchor, SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { Part } from '../../../shared/protocol/records'
import { formatBytes } from '../../ui/figures'
import { scrollable } from '../../ui/scrollable'
import type { RecordPlace } from '../openBoard'
import { hexDump } from './hexDump'
import { JsonBranch } from './JsonBranch'
import { jsonTree } from './jsonTree'
import { bytesOf } from './partText'
import styles from './Record.module.css'

type ValueViewProps = { readonly place: RecordPlace; readonly value: Part }
type Form = 'tree' | 'text' | 'hex'

export function ValueView({ place, value }: ValueViewProps) {
  const tree = useMemo(() => (value?.as === 'text' ? jsonTree(value.data) : null), [value])
  const [chosen, setChosen] = useState<Form | null>(null)
  if (value === null) {
    return <p className={styles.tombstone}>Tombstone: no value. A compacted topic forgets this key.</p>
  }
  const form = chosen ?? (tree ? 'tree' : value.as === 'text' ? 'text' : 'hex')
  return (
    <section className={styles.valueView} aria-label="Value">
      <div className={styles.valueHead}>
        <span>Value · {formatBytes(value.bytes)}</span>
        <SegmentedControl
          size="xs"
          aria-label="Show the value as"
          data={[
            { value: 'tree', label: 'Tree', disabled: !tree },
            { value: 'text', label: 'Text', disabled: value.as !== 'text' },
            { value: 'hex', label: 'Hex' },
          ]}
          value={form}
          onChange={(next) => setChosen(next === 'tree' || next === 'hex' ? next : 'text')}
        />
      </div>
      {form === 'tree' && tree && <JsonBranch tree={tree} depth={0} />}
      {form === 'text' && (
        <pre {...scrollable('Value as text', 'group')} className={styles.text}>
          {value.data}
        </pre>
      )}
      {form === 'hex' && (
        <pre {...scrollable('Value as bytes', 'group')} className={styles.hex}>
          {hexDump(bytesOf(value))}
        </pre>
      )}
      {value.cut && (
        <p className={styles.cut}>
          Only the first {formatBytes(bytesOf(value).length)} are shown.{' '}
          <Anchor inherit href={valueAddress(place)} download>
            Download all {formatBytes(value.bytes)}
          </Anchor>
        </p>
      )}
    </section>
  )
}

const valueAddress = ({ topic, partition, offset }: RecordPlace): string =>
  `/api/records/${encodeURIComponent(topic)}/${partition}/${offset}/value`
