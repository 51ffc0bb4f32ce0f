/**
 * Says how many messages are due. Between any two questions at most a second apart it is the rate times the time, give or take one, and the
 * remainders never add up. What a longer silence would have brought is forgotten: nothing bursts after a stall.
 */
export type RateClock = {
  /** `rate` messages a second since the last question; the very first message is due at once. */
  take(rate: number, now: number): number
  /** Milliseconds until the next one is due. */
  untilNext(rate: number): number
}

const STALL_MS = 1_000

export function createRateClock(startedAt: number): RateClock {
  let askedAt = startedAt
  /** Messages earned and not taken yet, with their fraction. */
  let credit = 1

  return {
    take(rate, now) {
      const passed = now - askedAt
      askedAt = now
      if (rate === 0) return 0
      if (passed >= 0 && passed <= STALL_MS) credit += (rate * passed) / 1_000
      const due = Math.floor(credit)
      credit -= due
      return due
    },
    untilNext: (rate) => (rate > 0 ? ((1 - credit) / rate) * 1_000 : Number.POSITIVE_INFINITY),
  }
}
