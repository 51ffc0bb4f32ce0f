import type { ServiceRun } from '../../shared/protocol/live'
import type { BoardState } from '../board/port'
import type { LiveCounters } from '../live/port'
import { type Life, lifeOf } from '../live/runReading'

type Runs = ReadonlyMap<string, Pick<ServiceRun, 'state' | 'held' | 'again'>>

/** Which services came to run, to stand or to fail, for those who do not see it; null when none did. What passes by is not said. */
export function describeRuns(before: Runs, after: Runs, nameOf: (id: string) => string): string | null {
  const turned = (life: Turn) =>
    [...after].flatMap(([id, run]) => {
      const then = before.get(id)
      return turnOf(run) === life && then && turnOf(then) !== life ? [nameOf(id)] : []
    })
  const sentences = ENDS.map(({ life, one, many }) => {
    const names = turned(life)
    if (names.length === 0) return ''
    return names.length <= 3
      ? `${names.join(', ')} ${names.length === 1 ? one : many}.`
      : `${names.length} services ${many}.`
  })
  return sentences.filter(Boolean).join(' ') || null
}

/** What starts again stops and runs on the way there, which is not said apart. */
type Turn = Life | 'again'
const turnOf = (run: Pick<ServiceRun, 'state' | 'held' | 'again'>): Turn =>
  run.again === undefined ? lifeOf(run) : 'again'

const ENDS = [
  { life: 'again', one: 'starts again', many: 'start again' },
  { life: 'running', one: 'runs', many: 'run' },
  { life: 'held', one: 'is held back', many: 'are held back' },
  { life: 'stopped', one: 'is stopped', many: 'are stopped' },
  { life: 'paused', one: 'is paused', many: 'are paused' },
  { life: 'crashed', one: 'has crashed', many: 'have crashed' },
  { life: 'failed', one: 'has failed', many: 'have failed' },
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
