import { MOST_BURSTS } from '../../../shared/ledger/model'
import type { Stretch } from '../../../shared/ledger/reconcile'

/** The newest bursts of one board, by position in the log. */
export type BurstLog = {
  /** One begins; each place that was acknowledged to it is to be added. */
  begin(topic: string): { add(partition: number, offset: bigint): void }
  /** As they are now, oldest first; one of which nothing was acknowledged is none. */
  all(): readonly Burst[]
  forget(topic: string): void
  clear(): void
}

/** `topic`: as on the cluster. `at`: when it began, in milliseconds since the epoch. */
export type Burst = { readonly topic: string; readonly at: number; readonly stretches: readonly Stretch[] }

export function createBurstLog(now: () => number): BurstLog {
  let bursts: readonly Growing[] = []
  return {
    begin(topic) {
      const burst: Growing = { topic, at: now(), stretches: [] }
      bursts = [...bursts, burst].slice(-MOST_BURSTS)
      return { add: (partition, offset) => lengthen(burst.stretches, partition, Number(offset)) }
    },
    all: () =>
      bursts.flatMap((burst) => (burst.stretches.length > 0 ? [{ ...burst, stretches: [...burst.stretches] }] : [])),
    forget(topic) {
      bursts = bursts.filter((burst) => burst.topic !== topic)
    },
    clear() {
      bursts = []
    },
  }
}

type Growing = Burst & { readonly stretches: Stretch[] }

/** What a batch has in a partition lies there side by side, so a burst of thousands is a few stretches. */
function lengthen(stretches: Stretch[], partition: number, from: number): void {
  const index = stretches.findLastIndex((one) => one.partition === partition)
  const last = stretches[index]
  if (last?.to === from) stretches[index] = { ...last, to: from + 1 }
  else stretches.push({ partition, from, to: from + 1 })
}
