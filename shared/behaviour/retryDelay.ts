const LONGEST_MS = 60_000

/** Milliseconds to wait before repetition 1, 2, 3 …: twice as long each time, up to a minute, never less than drawn. */
export const retryDelay = (backoffMs: number, repetition: number): number =>
  Math.max(backoffMs, Math.min(backoffMs * 2 ** (repetition - 1), LONGEST_MS))
