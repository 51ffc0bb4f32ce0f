import type { Ledger } from '../../../shared/ledger/model'
import type { Happening } from '../../../shared/protocol/run'
import { plural } from '../../ui/figures'
import { doubledEffects, stillToCome, totalOf } from './rowFigures'
import { type Evidence, type Trial, type Tried, untried } from './trial'

/** Whether the groups whose services got more or fewer instances while they ran missed nothing and did nothing twice. */
export function scalingTrial({ ledger, timeline, streams }: Evidence): Trial {
  const name = 'More or fewer instances'
  const happened = timeline.happenings.filter(({ at }) => at >= ledger.since)
  const scalings = happened.filter(({ kind }) => kind === 'scaled')
  if (scalings.length === 0) return untried(name)
  const tried = plural(scalings.length, 'time')
  const told = (state: Tried['state'], what: string): Tried => ({ name, state, sentence: `${tried}: ${what}` })

  const services = new Set(scalings.map(({ elementId }) => elementId))
  const groups = new Set(streams.flatMap(({ to, group }) => (services.has(to) ? [group] : [])))
  const rows = ledger.rows.filter(({ group }) => group !== null && groups.has(group))
  if (rows.length === 0) return told('unknown', 'who was scaled is drawn to handle nothing')
  const wrong = wrongIn(rows)
  if (wrong) {
    const others = otherCauses(happened, timeline.since > ledger.since)
    return others ? told('unknown', `${wrong}, by that or by ${others}`) : told('failed', wrong)
  }
  const toCome = totalOf(rows, stillToCome)
  if (toCome > 0) return told('busy', `${plural(toCome, 'event')} still to come`)
  const hasEffects = rows.some(({ effects }) => effects > 0)
  return told('survived', `nothing missing, ${hasEffects ? 'no effect twice' : 'no effects that could be done twice'}`)
}

function wrongIn(rows: Ledger['rows']): string {
  const [missing, doubled] = [totalOf(rows, (row) => row.missing), totalOf(rows, doubledEffects)]
  return [
    missing > 0 && `${plural(missing, 'event')} missing`,
    doubled > 0 && `${plural(doubled, 'effect')} done twice`,
  ]
    .filter((part) => part !== false)
    .join(' and ')
}

/** What else may leave something out or do it twice, in any service: what one repeats, others may do twice. */
const CAUSES = {
  crashed: 'a crash',
  failed: 'a failure',
  brokerLost: 'a lost broker',
  bookmarkMoved: 'a moved bookmark',
} as const satisfies Partial<Record<Happening['kind'], string>>

function otherCauses(happened: readonly Happening[], isForgetful: boolean): string {
  const kinds = new Set<string>(happened.map(({ kind }) => kind))
  const known = Object.entries(CAUSES).flatMap(([kind, cause]) => (kinds.has(kind) ? [cause] : []))
  return [...known, ...(isForgetful ? ['what the timeline no longer knows'] : [])].join(' or ')
}
