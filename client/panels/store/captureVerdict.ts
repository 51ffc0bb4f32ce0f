import { behaviourOf } from '../../../shared/topology/behaviourOf'
import type { Captures, Topology } from '../../../shared/topology/model'
import { plural } from '../../ui/figures'
import type { Verdict } from '../VerdictLine'

const HOW = {
  changes: 'before and after of each change',
  outbox: 'one event per write, out of an outbox',
  dualWrite: 'one event after each write, with nothing that remembers it',
} as const

/** What becomes of a table's changes, and whether all are captured. */
export function captureVerdict(topology: Topology, storeId: string, waiting: number): Verdict {
  const captures = [...topology.connections.values()].filter(
    (one): one is Captures => one.kind === 'captures' && one.from === storeId,
  )
  if (captures.length === 0) return { tone: 'plain', sentence: 'Its changes are not captured.' }
  const where = captures.map((one) => intoSentence(one, topology)).join('; ')
  if (waiting === 0) return { tone: 'good', sentence: `Every change is captured into ${where}.` }
  const wait = `${plural(waiting, 'change')} ${waiting === 1 ? 'waits' : 'wait'} to be captured into ${where}`
  const isPaused = captures.every((one) => behaviourOf.captures(one).paused)
  return { tone: 'busy', sentence: isPaused ? `${wait}. It is paused.` : `${wait}.` }
}

const intoSentence = (one: Captures, { topics }: Topology) =>
  `${topics.get(one.to)?.name ?? 'a topic'} (${HOW[behaviourOf.captures(one).mode]})`
