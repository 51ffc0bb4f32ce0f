/** What an expression that had taken too long came to; its figure is not known then. */
export const GIVEN_UP = Number.POSITIVE_INFINITY

/** All boards share the server: an expression over many records or entries may take so long for each, and for a start so long altogether. */
const MS_EACH = 0.2
const MS_AT_FIRST = 2_000

export type Patience = {
  isOver(): boolean
  /** Counts what the work takes. */
  timed<T>(work: () => T): T
}

/** @param now milliseconds, counted from whenever */
export function createPatience(now = () => performance.now()): Patience {
  let left = MS_AT_FIRST
  return {
    isOver: () => left < 0,
    timed(work) {
      const since = now()
      const result = work()
      left += MS_EACH - (now() - since)
      return result
    },
  }
}
