import { backoff } from '../backoff'
import { type Chunk, KafkaProblem, type ReadRequest, type ScanOptions } from '../port'

/** Milliseconds without an answer grow with each attempt, see `backoff`: about a quarter of a minute in all. */
const MOST_ATTEMPTS = 6
/** Large enough that a broker far away is asked seldom, small enough to hold. */
const FETCH = { maxRecords: Number.POSITIVE_INFINITY, maxBytes: 4 * 1024 * 1024 } as const

/** The next stretch of a partition; empty at the end. */
type ReadNext = (request: ReadRequest) => Promise<Chunk>

/** One stretch after the other; while one is worked on nothing is fetched, so that there is never more than one. */
export async function scan(readNext: ReadNext, options: ScanOptions): Promise<void> {
  const { topic, from, to, containing, onChunk, signal } = options
  for (const [partition, end] of to) {
    for (let next = from.get(partition) ?? 0n; next < end && !signal.aborted; ) {
      const request = { ...FETCH, topic, partition, from: next, to: end, ...(containing && { containing }) }
      const chunk = await patiently(() => readNext(request), signal)
      if (!chunk || chunk.to <= next) break
      await onChunk(chunk)
      next = chunk.to
    }
  }
}

/** Null when aborted meanwhile. */
async function patiently<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T | null> {
  for (let attempt = 0; !signal.aborted; attempt++) {
    try {
      return await work()
    } catch (error) {
      const isPassing = error instanceof KafkaProblem && error.retriable
      if (signal.aborted) return null
      if (!isPassing || attempt === MOST_ATTEMPTS) throw error
      await backoff(attempt, signal)
    }
  }
  return null
}
