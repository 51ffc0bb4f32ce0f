import type { LedgerBurst } from '../../shared/ledger/model'
import type { Burst } from '../runner/journal/burstLog'
import type { ReconciledTopic } from './reconcileBoard'

/** What became of each burst to a drawn topic since then, in every group that is to handle its records. */
export const burstsOf = (
  since: number,
  bursts: readonly Burst[],
  topics: readonly ReconciledTopic[],
): readonly LedgerBurst[] =>
  bursts
    .filter(({ at }) => at >= since)
    .flatMap((burst) => {
      const written = topics.find(({ topic }) => topic.topic === burst.topic)
      return written ? [burstIn(written, burst)] : []
    })

function burstIn({ topic, rows }: ReconciledTopic, { at, stretches }: Burst): LedgerBurst {
  return {
    at,
    topic: topic.drawn.name,
    messages: stretches.reduce((sum, { from, to }) => sum + to - from, 0),
    groups: rows.flatMap(({ row: { group }, fatesIn }) => (group === null ? [] : [{ group, ...fatesIn(stretches) }])),
  }
}
