import type { ServiceRun as RunView } from '../../shared/protocol/live'
import { createRateMeter } from '../live/rateMeter'
import { createSpreadMeter, type SpreadMeter } from './spreadMeter'

const COUNTED = ['parked', 'dropped', 'retried', 'deadLettered', 'effects', 'repeated', 'inverted'] as const
type Counted = (typeof COUNTED)[number]

/** What a service did since its start. */
export type RunCounts = {
  processed(): void
  /** `ackMs`: until the cluster had it. */
  produced(count: number, ackMs: number): void
  /** A record of this topic was so old when it was handled. */
  aged(topic: string, ms: number): void
  add(what: Counted): void
  reset(): void
  view(): Pick<RunView, 'processed' | 'produced' | 'rateIn' | 'rateOut' | 'ages' | 'acks' | Counted>
}

export function createRunCounts(now: () => number): RunCounts {
  const [received, sent] = [createRateMeter(now), createRateMeter(now)]
  const totals = { processed: 0, produced: 0 }
  const counted = new Map<Counted, number>()
  const ages = new Map<string, SpreadMeter>()
  const acks = createSpreadMeter(now)

  function agesNow() {
    const known = [...ages].flatMap(([topic, meter]) => {
      const spread = meter.spread()
      return spread ? [[topic, spread] as const] : []
    })
    return known.length > 0 ? { ages: Object.fromEntries(known) } : {}
  }

  return {
    processed() {
      totals.processed += 1
      received.add(1)
    },
    produced(count, ackMs) {
      totals.produced += count
      sent.add(count)
      acks.add(ackMs)
    },
    aged(topic, ms) {
      const meter = ages.get(topic) ?? createSpreadMeter(now)
      ages.set(topic, meter)
      meter.add(ms)
    },
    add: (what) => void counted.set(what, (counted.get(what) ?? 0) + 1),
    reset() {
      Object.assign(totals, { processed: 0, produced: 0 })
      counted.clear()
      ages.clear()
    },
    view() {
      const acked = acks.spread()
      return {
        ...totals,
        ...Object.fromEntries(counted),
        ...agesNow(),
        ...(acked && { acks: acked }),
        rateIn: received.perSecond(),
        rateOut: sent.perSecond(),
      }
    },
  }
}
