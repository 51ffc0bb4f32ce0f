import type { Happening } from '../../../shared/protocol/run'
import { plural } from '../../ui/figures'
import { burstTrial } from './burstTrial'
import { doubledEffects, stillToCome, totalOf } from './rowFigures'
import { scalingTrial } from './scalingTrial'
import { type Evidence, type Trial, untried } from './trial'

export function trialsOf(evidence: Evidence): readonly Trial[] {
  const { ledger, timeline } = evidence
  const read = ledger.rows.filter(({ group }) => group !== null)
  const count = (...kinds: readonly Happening['kind'][]) =>
    timeline.happenings.filter(({ kind, at }) => at >= ledger.since && kinds.includes(kind)).length
  const [missing, toCome] = [totalOf(read, (row) => row.missing), totalOf(read, stillToCome)]
  const [repeats, givenUp, doubled] = [
    totalOf(read, (row) => row.duplicates),
    totalOf(read, (row) => row.deadLettered),
    totalOf(read, doubledEffects),
  ]

  const lossless = (name: string, times: number, what: (times: number) => string): Trial => {
    if (times === 0) return untried(name)
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
    burstTrial(ledger.bursts),
    scalingTrial(evidence),
  ]
}

function duplicates(repeats: number, doubled: number): Trial {
  const name = 'Same event twice'
  if (repeats === 0) return untried(name)
  const tried = plural(repeats, 'repeat')
  return doubled > 0
    ? { name, state: 'failed', sentence: `${tried}: ${plural(doubled, 'effect')} done twice` }
    : { name, state: 'survived', sentence: `${tried}: no effect twice` }
}
