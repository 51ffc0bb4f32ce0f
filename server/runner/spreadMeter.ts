import type { Spread } from '../../shared/protocol/run'

/** How long something takes, lately. */
export type SpreadMeter = {
  add(ms: number): void
  /** Of the newest ones in the last ten seconds. */
  spread(): Spread | undefined
}

const WINDOW_MS = 10_000
const MOST = 500

export function createSpreadMeter(now: () => number): SpreadMeter {
  let lately: { readonly at: number; readonly ms: number }[] = []
  return {
    add(ms) {
      lately.push({ at: now(), ms: Math.max(0, ms) })
      if (lately.length > 2 * MOST) lately = lately.slice(-MOST)
    },
    spread() {
      const from = now() - WINDOW_MS
      return spreadOf(lately.slice(-MOST).flatMap(({ at, ms }) => (at > from ? [ms] : [])))
    },
  }
}

export function spreadOf(times: readonly number[]): Spread | undefined {
  if (times.length === 0) return undefined
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(Math.floor(share * sorted.length), sorted.length - 1)] ?? 0
  return { p50: at(0.5), p99: at(0.99) }
}
