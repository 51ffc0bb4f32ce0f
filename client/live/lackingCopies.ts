import type { PartitionCounters } from '../../shared/protocol/live'

export type LackingCopies = { readonly words: string; readonly sentence: string }

/** What is wrong with the copies of a topic, in two words and in a sentence; undefined as long as all are in sync. */
export function lackingCopies(partitions: readonly PartitionCounters[]): LackingCopies | undefined {
  const lacking = partitions.flatMap(({ partition, leader, copies }) =>
    copies && (leader === null || copies.inSync.length < copies.replicas.length)
      ? [{ partition, leader, inSync: copies.inSync.length, of: copies.replicas.length }]
      : [],
  )
  const [worst] = lacking.toSorted(
    (a, b) => Number(a.leader !== null) - Number(b.leader !== null) || a.inSync - b.inSync,
  )
  if (!worst) return undefined
  const which = `${lacking.length === 1 ? 'Partition' : 'Partitions'} ${lacking.map(({ partition }) => partition).join(', ')}`
  return worst.leader === null
    ? {
        words: 'no leader',
        sentence: `No broker leads partition ${worst.partition}: it can be neither read nor written now.`,
      }
    : {
        words: `${worst.inSync} of ${worst.of} in sync`,
        sentence: `${which}: not all copies are in sync, the fewest ${worst.inSync} of ${worst.of}. A broker is away or behind.`,
      }
}
