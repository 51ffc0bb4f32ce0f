import { nap } from '../waiting/nap'

/** So many a second over everything that draws on it. What is not used is kept for at most a second. */
export type TokenBucket = {
  /** At most `count`, as many as there are now. */
  take(count: number): number
  /** Resolves when `count` were taken, or when aborted. */
  wait(count: number, signal: AbortSignal): Promise<void>
}

const SHORTEST_NAP_MS = 5

export function createTokenBucket(perSecond: number, now: () => number): TokenBucket {
  let tokens = perSecond
  let filledAt = now()

  function take(count: number): number {
    const at = now()
    tokens = Math.min(perSecond, tokens + (Math.max(at - filledAt, 0) * perSecond) / 1_000)
    filledAt = at
    const taken = Math.min(count, Math.floor(tokens))
    tokens -= taken
    return taken
  }

  return {
    take,
    async wait(count, signal) {
      for (let missing = count - take(count); missing > 0 && !signal.aborted; missing -= take(missing))
        await nap(Math.max((Math.min(missing, perSecond) * 1_000) / perSecond, SHORTEST_NAP_MS), signal)
    },
  }
}
