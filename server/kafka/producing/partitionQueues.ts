import { partitionForKey } from '../../../shared/partitioning/partitionForKey'
import { KafkaProblem, type NewRecord } from '../port'
import { sizeOf } from '../records/encodeBatch'

export type Waiting = {
  readonly record: Omit<NewRecord, 'topic'>
  /** When it was handed in, milliseconds since the epoch. */
  readonly since: number
  resolve(sent: { readonly partition: number; readonly offset: bigint }): void
  reject(error: unknown): void
  onTrouble?: ((problem: KafkaProblem) => void) | undefined
}
export type PartitionBatch = { readonly partition: number; readonly waiting: readonly Waiting[] }

/** Well under the megabyte that a topic takes by default. */
const BATCH_BYTES = 512 * 1024

/** What waits to be sent to one topic, in order, per partition once their number is known. */
export type PartitionQueues = {
  size(): number
  all(): readonly Waiting[]
  add(waiting: Waiting): void
  /** Whether a new record asks for a partition that a topic with so many partitions does not have. */
  exceeds(partitions: number): boolean
  /** Gives every new record its partition. */
  place(partitions: number): void
  /** The next batch of every partition. */
  heads(): readonly PartitionBatch[]
  /** These are the first of their partition, and done. */
  remove(partition: number, waiting: readonly Waiting[]): void
  /** Together they were too large; each gets a batch of its own. */
  sendAlone(waiting: readonly Waiting[]): void
  reject(waiting: readonly Waiting[], problem: unknown): void
}

export function createPartitionQueues(topic: string): PartitionQueues {
  let unplaced: Waiting[] = []
  const queues = new Map<number, Waiting[]>()
  const alone = new WeakSet<Waiting>()
  let turn = Math.floor(Math.random() * 1024)

  function queueOf(partition: number): Waiting[] {
    const queue = queues.get(partition) ?? []
    queues.set(partition, queue)
    return queue
  }

  function head(queue: readonly Waiting[]): readonly Waiting[] {
    let bytes = 0
    const end = queue.findIndex((waiting, index) => {
      bytes += sizeOf([waiting.record])
      return (
        index > 0 && (bytes > BATCH_BYTES || alone.has(waiting) || (index === 1 && queue[0] && alone.has(queue[0])))
      )
    })
    return queue.slice(0, end < 0 ? queue.length : end)
  }

  /** A record without a key goes to one partition after the other. */
  const partitionOf = ({ partition, key }: Waiting['record'], partitions: number) =>
    partition ?? (key ? partitionForKey(key, partitions) : turn++ % partitions)

  return {
    size: () => [...queues.values()].reduce((sum, queue) => sum + queue.length, unplaced.length),
    all: () => [...unplaced, ...[...queues.values()].flat()],
    add: (waiting) => void unplaced.push(waiting),
    exceeds: (partitions) => unplaced.some(({ record }) => (record.partition ?? 0) >= partitions),
    place(partitions) {
      for (const waiting of unplaced) {
        const partition = partitionOf(waiting.record, partitions)
        if (partition < partitions) queueOf(partition).push(waiting)
        else waiting.reject(new KafkaProblem('invalidPartitions', `The topic ${topic} has no partition ${partition}.`))
      }
      unplaced = []
    },
    heads: () =>
      [...queues]
        .filter(([, queue]) => queue.length > 0)
        .map(([partition, queue]) => ({ partition, waiting: head(queue) })),
    remove: (partition, waiting) => void queues.get(partition)?.splice(0, waiting.length),
    sendAlone(waiting) {
      for (const one of waiting) alone.add(one)
    },
    reject(rejected, problem) {
      const gone = new Set(rejected)
      unplaced = unplaced.filter((waiting) => !gone.has(waiting))
      for (const [partition, queue] of queues)
        queues.set(
          partition,
          queue.filter((waiting) => !gone.has(waiting)),
        )
      for (const { reject } of rejected) reject(problem)
    },
  }
}
