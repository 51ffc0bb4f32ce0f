import { IconAlertTriangle } from '@tabler/icons-react'
import type { PartitionCounters } from '../../../shared/protocol/live'
import type { Topic } from '../../../shared/topology/model'
import { useBoardState, useCounters } from '../boardContext'
import styles from './Inspector.module.css'
import copiesStyles from './TopicCopies.module.css'

/** Which broker leads each partition, which have a copy and which of those have all of it. Absent where there is one broker or nothing yet. */
export function TopicCopies({ topic }: { readonly topic: Topic }) {
  const name = useBoardState(({ prefix }) => prefix) + topic.name
  const partitions = useCounters(({ topics }) => topics.get(name)?.partitions)
  if (!partitions || !isSpread(partitions)) return null
  return (
    <>
      <h3 className={styles.section}>Copies on the brokers</h3>
      <table className={styles.lanes}>
        <thead>
          <tr>
            <th>Partition</th>
            <th>Leader</th>
            <th>Copies</th>
            <th>In sync</th>
          </tr>
        </thead>
        <tbody>
          {partitions.map((one) => (
            <PartitionRow key={one.partition} {...one} />
          ))}
        </tbody>
      </table>
    </>
  )
}

const isSpread = (partitions: readonly PartitionCounters[]) =>
  partitions.some(({ copies }) => copies) || new Set(partitions.map(({ leader }) => leader)).size > 1

function PartitionRow({ partition, leader, copies }: PartitionCounters) {
  const only = leader === null ? [] : [leader]
  const { replicas, inSync } = copies ?? { replicas: only, inSync: only }
  const isLacking = leader === null || inSync.length < replicas.length
  return (
    <tr>
      <td>{partition}</td>
      <td>{leader ?? 'none'}</td>
      <td>{replicas.join(', ')}</td>
      <td className={isLacking ? copiesStyles.lacking : undefined}>
        {isLacking && <IconAlertTriangle size={12} aria-label="Not all in sync" />} {inSync.join(', ') || 'none'}
      </td>
    </tr>
  )
}
