import type { Ledger, LedgerRow } from '../../../shared/ledger/model'
import type { Happening } from '../../../shared/protocol/run'
import { plural } from '../../ui/figures'
import { stillToCome } from './ledgerVerdict'

/** What a system meets sooner or later, and how this one came through it since the ledger's window began. */
export type Trial = {
  readonly name: string
  /** `untried`: it has not happened. `busy`: what it left is still being handled. */
  readonly state: 'untried' | 'busy' | 'survived' | 'failed'
  readonly sentence: string
}

/** `happenings`: of the last half hour, or more. */
export function trialsOf(
  { since, rows }: Pick<Ledger, 'since' | 'rows'>,
  happenings: readonly Happening[],
): readonly Trial[] {
  const read = rows.filter(({ group }) => group !== null)
  const total = (of: (row: LedgerRow) => number) => read.reduce((sum, row) => sum + of(row), 0)
  const count = (...kinds: readonly Happening['kind'][]) =>
    happenings.filter(({ kind, at }) => at >= since && kinds.includes(kind)).length
  const [missing, toCome] = [total((row) => row.missing), total(stillToCome)]
  const [repeats, givenUp, doubled] = [
    total((row) => row.duplicates),
    total((row) => row.deadLettered),
    total(doubledEffects),
  ]

  const lossless = (name: string, times: number, what: (times: number) => string): Trial => {
    if (times === 0) return { name, state: 'untried', sentence: 'not tried yet' }
    const tried = what(times)
    if (missing > 0) return { name, state: 'failed', sentence: `${tried}: ${plural(missing, 'event')} missing` }
    return toCome > 0
      ? { name, state: 'busy', sentence: `${tried}: ${plural(toCome, 'event')} still to come` }
      : { name, state: 'survived', sentence: `${tried}: nothing missing` }
  }
  return [
    lossless('Crash of a service', count('crashed'), (times) => plural(times, 'crash', 'crashes')),
    lossless('Loss of a broker', count('brokerLost'), (times) => plural(times, 'loss', 'losses')),
    duplicates(repeats, doubled),
    lossless('Poison message', givenUp, (times) => `${plural(times, 'event')} given up`),
  ]
}

/** An effect for each time that an event was handled, instead of one. */
const doubledEffects = ({ effects, distinct }: LedgerRow) => Math.max(0, effects - distinct)

function duplicates(repeats: number, doubled: number): Trial {
  const name = 'Same event twice'
  if (repeats === 0) return { name, state: 'untried', sentence: 'not tried yet' }
  const tried = plural(repeats, 'repeat')
  return doubled > 0
    ? { name, state: 'failed', sentence: `${tried}: ${plural(doubled, 'effect')} done twice` }
    : { name, state: 'survived', sentence: `${tried}: no effect twice` }
}
