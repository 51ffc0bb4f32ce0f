import { nap } from '../waiting/nap'

/**
 * An instance has one pair of them: what takes its time is done one after the other, however many partitions it reads. Otherwise more
 * instances would not be faster. While it waits to try a record again, its hands are free.
 */
export type Hands = {
  /** Resolves after so many milliseconds of work, or when aborted. */
  work(ms: number, over: AbortSignal): Promise<void>
}

export function createHands(): Hands {
  let free: Promise<void> = Promise.resolve()
  return {
    work: (ms, over) => (free = free.then(() => nap(ms, over))),
  }
}
