import type { ServiceRun as RunView } from '../../shared/protocol/live'
import { createRateMeter } from '../live/rateMeter'

const COUNTED = ['parked', 'dropped', 'retried', 'deadLettered', 'effects', 'repeated'] as const
type Counted = (typeof COUNTED)[number]

/** What a service did since its start. */
export type RunCounts = {
  processed(): void
  produced(count: number): void
  add(what: Counted): void
  reset(): void
  view(): Pick<RunView, 'processed' | 'produced' | 'rateIn' | 'rateOut' | Counted>
}

export function createRunCounts(now: () => number): RunCounts {
  const [received, sent] = [createRateMeter(now), createRateMeter(now)]
  const totals = { processed: 0, produced: 0 }
  const counted = new Map<Counted, number>()

  return {
    processed() {
      totals.processed += 1
      received.add(1)
    },
    produced(count) {
      totals.produced += count
      sent.add(count)
    },
    add: (what) => void counted.set(what, (counted.get(what) ?? 0) + 1),
    reset() {
      Object.assign(totals, { processed: 0, produced: 0 })
      counted.clear()
    },
    view: () => ({
      ...totals,
      ...Object.fromEntries(counted),
      rateIn: received.perSecond(),
      rateOut: sent.perSecond(),
    }),
  }
}
