import type { CallCounters } from '../../../shared/protocol/run'
import { spreadOf } from '../spreadMeter'

/** Counts the requests of one `calls` connection. */
export type CallMeter = {
  /** `status`: of HTTP; 0 = no answer came. */
  add(request: { readonly ms: number; readonly status: number }): void
  lose(): void
  counters(): CallCounters
}

const WINDOW_MS = 10_000
/** Of the last ten seconds; rates beyond are told from these. */
const MOST_KEPT = 20_000
const MOST_RECENT = 20

type Made = CallCounters['recent'][number]

export const isOk = (status: number): boolean => status >= 200 && status < 300

export function createCallMeter(connectionId: string, now: () => number): CallMeter {
  const total = { ok: 0, failed: 0, lost: 0 }
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
    lose() {
      total.lost += 1
    },
    counters() {
      forgetOld()
      const failed = lately.filter(({ status }) => !isOk(status)).length
      const spread = spreadOf(lately.map(({ ms }) => ms))
      return {
        connectionId,
        ...total,
        rate: lately.length / (WINDOW_MS / 1_000),
        errorShare: lately.length === 0 ? 0 : failed / lately.length,
        ...(spread && { p50Ms: spread.p50, p99Ms: spread.p99 }),
        recent: lately.slice(-MOST_RECENT),
      }
    },
  }
}
