import { type Reconciled, reconcile } from '../../shared/ledger/reconcile'
import type { Runner } from '../runner/port'
import type { Looked, LookedTopic } from './boardRecount'
import { type EventsOf, evidenceOf, type Readings, readingsOf } from './evidenceOf'

/** A row for each topic and each drawn group that handles its records; one without a group where there is none. */
export type ReconciledTopic = Readings & { readonly topic: LookedTopic; readonly rows: readonly Reconciled[] }

export const readingsOfBoard = (looked: Looked, runner: Pick<Runner, 'journal' | 'runs'>): readonly TopicReadings[] =>
  looked.topics.map((topic) => ({ topic, ...readingsOf(looked, topic, runner) }))
export type TopicReadings = Readings & { readonly topic: LookedTopic }

export function reconcileTopic(read: TopicReadings, eventsOf: EventsOf): ReconciledTopic {
  const { topic, acknowledged, readings } = read
  const rows = (readings.length > 0 ? readings : [null]).map((reading) =>
    reconcile(evidenceOf(topic, reading, { eventsOf, acknowledged })),
  )
  return { ...read, rows }
}
