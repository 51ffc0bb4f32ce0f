import type { PartitionSize } from '../../../shared/protocol/live'
import type { Topic } from '../../../shared/topology/model'
import { formatBytes } from '../../ui/figures'
import { useBoardState, useCounters } from '../boardContext'
import { useAnswer } from '../useAnswer'
import styles from './Inspector.module.css'

/** How much of the brokers' disks the topic takes, for as long as it is on the cluster. */
export function TopicSize({ topic }: { readonly topic: Topic }) {
  const name = useBoardState(({ prefix }) => prefix) + topic.name
  const isThere = useCounters(({ topics }) => (topics.get(name)?.partitions.length ?? 0) > 0)
  return isThere ? <Sizes key={name} name={name} /> : null
}

const EVERY_MS = 5_000

function Sizes({ name }: { readonly name: string }) {
  const { answer: sizes, problem } = useAnswer('topic:size', { topic: name }, EVERY_MS)
  if (!sizes && !problem) return null
  return (
    <>
      <h3 className={styles.section}>On disk</h3>
      {sizes ? <SizeTable sizes={sizes} /> : <p className={styles.hint}>{problem?.sentence}</p>}
    </>
  )
}

function SizeTable({ sizes }: { readonly sizes: readonly PartitionSize[] }) {
  const total = (of: 'bytes' | 'allCopies') => sizes.reduce((sum, size) => sum + size[of], 0)
  const [bytes, allCopies] = [total('bytes'), total('allCopies')]
  return (
    <>
      <p className={styles.hint}>
        {formatBytes(bytes)}
        {allCopies > bytes && `, ${formatBytes(allCopies)} with all copies`}. Reading takes nothing away; retention
        does.
      </p>
      <table className={styles.lanes} aria-label="Size on disk">
        <thead>
          <tr>
            <th>Partition</th>
            <th>On disk</th>
          </tr>
        </thead>
        <tbody>
          {sizes.map((size) => (
            <tr key={size.partition}>
              <td>{size.partition}</td>
              <td>{formatBytes(size.bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
