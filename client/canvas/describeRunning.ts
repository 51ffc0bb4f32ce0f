import type { ServiceRun } from '../../shared/protocol/live'
import type { BoardState } from '../board/port'
import type { LiveCounters } from '../live/port'

type Runs = ReadonlyMap<string, Pick<ServiceRun, 'state' | 'lastError'>>

/** Which services came to run, to stand or to fail, for those who do not see it; null when none did. What passes by is not said. */
export function describeRuns(before: Runs, after: Runs, nameOf: (id: string) => string): string | null {
  const turned = (state: ServiceRun['state']) =>
    [...after].flatMap(([id, run]) => {
      const then = before.get(id)
      return run.state === state && then && then.state !== state ? [nameOf(id)] : []
    })
  const sentences = ENDS.map(({ state, one, many }) => {
    const names = turned(state)
    if (names.length === 0) return ''
    return names.length <= 3
      ? `${names.join(', ')} ${names.length === 1 ? one : many}.`
      : `${names.length} services ${many}.`
  })
  return sentences.filter(Boolean).join(' ') || null
}

const ENDS = [
  { state: 'running', one: 'runs', many: 'run' },
  { state: 'stopped', one: 'is stopped', many: 'are stopped' },
  { state: 'paused', one: 'is paused', many: 'are paused' },
  { state: 'crashed', one: 'has crashed', many: 'have crashed' },
  { state: 'failed', one: 'has failed', many: 'have failed' },
] as const

/** Saving is said aloud only when it stops being so, and when it is so again: every edit is saved. */
export function describeSaving(before: BoardState['saving'], after: BoardState['saving']): string | null {
  if (before === after) return null
  if (after === 'offline') return 'Offline. Changes are kept here.'
  if (after === 'refused') return 'The last change was not saved.'
  return before === 'offline' || before === 'refused' ? 'Connected again.' : null
}

/** The same of the live view: whether it is live, never how late. */
export function describeView(before: LiveCounters['view'], after: LiveCounters['view']): string | null {
  if (before === after) return null
  if (after === 'live') return before === 'none' || before === 'starting' ? null : 'Live again.'
  return before === 'live' && after !== 'none' && after !== 'starting' ? 'The view is not live.' : null
}
