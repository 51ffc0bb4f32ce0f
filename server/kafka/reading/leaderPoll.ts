import { backoff, pause } from '../backoff'
import { BrokerRefusal, refuse } from '../brokerRefusal'
import type { Link } from '../cluster'
import { ERROR_CODES } from '../errorCodes'
import type { Chunk } from '../port'
import { readChunk } from '../records/readChunk'
import { type FetchedPartition, fetchCall } from '../requests/fetchCall'
import { outOfRange } from './outOfRange'
import type { Positions } from './positions'
import { finalProblem, type ReadingHealth } from './readingHealth'

export type LeaderPoll = {
  readonly topic: string
  readonly leader: number
  readonly partitions: readonly number[]
  readonly link: Link
  readonly positions: Positions
  readonly health: ReadingHealth
  /** A poll without a record stays open this long. */
  readonly maxWaitMs: number
  readonly demand: Demand
  readonly over: AbortSignal
  onChunk(chunk: Chunk): void | Promise<void>
  /** The layout may have changed. */
  onStale(): void
}

/** Which partitions may be read now; `wanted` resolves when there may be one again, or when it is over. */
export type Demand = { wants(partition: number): boolean; wanted(over: AbortSignal): Promise<void> }

const BYTES = { maxBytes: 8 * 1024 * 1024, partitionBytes: 1024 * 1024 }
/** A refusal means stale metadata as a rule; by then a new layout has mostly ended this poll. */
const AFTER_REFUSAL_MS = 200

/** One Fetch after the other for all partitions of one leader until it is over. Throws only what asking again cannot mend. */
export async function pollLeader(poll: LeaderPoll): Promise<void> {
  const source = `broker ${poll.leader}`
  const queue = [...poll.partitions]
  let maxWaitMs = 0
  for (let attempt = 0; !poll.over.aborted; ) {
    try {
      await pollOnce(poll, queue, maxWaitMs)
      if (poll.over.aborted) return
      poll.health.fine(source)
      ;[attempt, maxWaitMs] = [0, poll.maxWaitMs]
    } catch (error) {
      if (poll.over.aborted) return
      if (finalProblem(error, poll.topic)) throw error
      poll.onStale()
      maxWaitMs = 0
      if (error instanceof BrokerRefusal && attempt === 0) await pause(AFTER_REFUSAL_MS, poll.over)
      else {
        poll.health.trouble(source, error)
        await backoff(attempt, poll.over)
      }
      attempt++
    }
  }
}

/** A partition that has brought something goes to the end of the queue: an answer has only room for so many. */
async function pollOnce(poll: LeaderPoll, queue: number[], maxWaitMs: number): Promise<void> {
  const wanted = queue.filter(poll.demand.wants)
  if (wanted.length === 0) return poll.demand.wanted(poll.over)
  const partitions = wanted.map((partition) => ({ topic: poll.topic, partition, from: poll.positions.next(partition) }))
  const answer = await poll.link.ask(poll.leader, fetchCall({ ...BYTES, partitions, maxWaitMs }))
  for (const fetched of answer)
    if (await take(poll, fetched)) queue.push(...queue.splice(queue.indexOf(fetched.partition), 1))
  for (const { errorCode } of answer) if (errorCode !== ERROR_CODES.OFFSET_OUT_OF_RANGE) refuse(errorCode)
}

/** Whether there was anything. */
async function take(poll: LeaderPoll, fetched: FetchedPartition): Promise<boolean> {
  // What came before it in the same answer may have used up the room; it is fetched again then.
  if (poll.over.aborted || !poll.demand.wants(fetched.partition)) return false
  const chunk = await chunkOf(poll, fetched)
  if (chunk === null || (chunk.to === chunk.from && chunk.gaps.length === 0)) return false
  poll.positions.advance(chunk.partition, chunk.to)
  await poll.onChunk(chunk)
  return true
}

async function chunkOf(
  { topic, leader, link, positions }: LeaderPoll,
  fetched: FetchedPartition,
): Promise<Chunk | null> {
  const from = positions.next(fetched.partition)
  if (fetched.errorCode === 0) return readChunk(fetched, from)
  if (fetched.errorCode !== ERROR_CODES.OFFSET_OUT_OF_RANGE) return null
  return outOfRange(link, { topic, partition: fetched.partition, leader, from })
}
