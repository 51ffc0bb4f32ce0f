import type { CallCounters } from '../../../shared/protocol/run'

/** Counts the requests of one `calls` connection. */
export type CallMeter = {
  /** `status`: of HTTP; 0 = no answer came. */
  add(request: { readonly ms: number; readonly status: number }): void
  counters(): CallCounters
}

const WINDOW_MS = 10_000
/** Of the last ten seconds; rates beyond are told from these. */
const MOST_KEPT = 20_000
const MOST_RECENT = 20

type Made = CallCounters['recent'][number]

export const isOk = (status: number): boolean => status >= 200 && status < 300

export function createCallMeter(connectionId: string, now: () => number): CallMeter {
  const total = { ok: 0, failed: 0 }
  let lately: Made[] = []

  function forgetOld(): void {
    const from = now() - WINDOW_MS
    const first = lately.findIndex(({ at }) => at > from)
    if (first !== 0) lately = first < 0 ? [] : lately.slice(first)
    if (lately.length > MOST_KEPT) lately = lately.slice(-MOST_KEPT)
  }

  return {
    add({ ms, status }) {
      total[isOk(status) ? 'ok' : 'failed'] += 1
      lately.push({ at: now(), ms: Math.round(ms), status })
      if (lately.length > 2 * MOST_KEPT) forgetOld()
    },
    counters() {
      forgetOld()
      const failed = lately.filter(({ status }) => !isOk(status)).length
      return {
        connectionId,
        ...total,
        rate: lately.length / (WINDOW_MS / 1_000),
        errorShare: lately.length === 0 ? 0 : failed / lately.length,
        ...percentiles(lately),
        recent: lately.slice(-MOST_RECENT),
      }
    },
  }
}

function percentiles(made: readonly Made[]): Pick<CallCounters, 'p50Ms' | 'p99Ms'> {
  if (made.length === 0) return {}
  const sorted = made.map(({ ms }) => ms).sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(Math.floor(share * sorted.length), sorted.length - 1)] ?? 0
  return { p50Ms: at(0.5), p99Ms: at(0.99) }
}
