import type { TopicCounters } from '../../shared/protocol/live'
import type { ViewSummary } from './port'

const BADNESS = ['live', 'starting', 'missing', 'reconnecting', 'failed'] as const

/** One word for everything in view: the worst of its parts. A topic that nobody has reported on yet is starting. */
export function summarizeView(
  watched: readonly string[],
  topics: ReadonlyMap<string, TopicCounters>,
  online: boolean,
): { readonly view: ViewSummary; readonly behindMs: number | null } {
  if (!online) return { view: 'offline', behindMs: null }
  if (watched.length === 0) return { view: 'none', behindMs: null }
  const views = watched.map((topic) => topics.get(topic)?.view ?? { kind: 'starting' as const })
  const worst = views.reduce(
    (word, view) => (BADNESS.indexOf(view.kind) > BADNESS.indexOf(word) ? view.kind : word),
    'live' as (typeof BADNESS)[number],
  )
  if (worst !== 'live') return { view: worst, behindMs: null }
  return { view: 'live', behindMs: Math.max(...views.map((view) => (view.kind === 'live' ? view.behindMs : 0))) }
}
