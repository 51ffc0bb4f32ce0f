import { carriesOn } from '../../topology/carriesOn'
import type { Connection, Topology } from '../../topology/model'
import type { Rule } from '../boardProblem'
import { cyclesOf } from '../cyclesOf'

/** What a service sends for what it receives must not come back to it for ever. */
export const checkCycles: Rule = function* (board) {
  const goesOn = [...board.connections.values()].filter((connection) => carriesOn(connection) && !mayEnd(connection))
  for (const cycle of cyclesOf(goesOn)) {
    const entry = cycle.find(({ kind }) => kind === 'produces') ?? cycle.find(({ kind }) => kind === 'keeps')
    if (!entry) continue
    yield {
      code: 'feedsItself',
      severity: 'warning',
      sentence: sentenceOn(cycle, board),
      next: 'Break the circle, or send on a condition only. It is throttled when run.',
      elementId: entry.id,
      field: 'when',
    }
  }
}

/** A failure ends where a record is handled after all, a condition where it is not true. */
const mayEnd = (connection: Connection) =>
  (connection.kind === 'produces' && (connection.when === 'failure' || !!connection.where)) ||
  (connection.kind === 'keeps' && !!connection.where)

function sentenceOn(cycle: readonly Connection[], { services, topics, stores }: Topology): string {
  const names = cycle.flatMap(({ from }) => services.get(from)?.name ?? [])
  const [first = '', ...others] = names.map((name) => `"${name}"`)
  if (others.length > 0)
    return `${[first, ...others].join(', ')} feed each other: each message comes back and makes another, without end.`
  const into = cycle.map(({ to }) => topics.get(to) ?? stores.get(to)).find((node) => node)
  return `${first} feeds itself: each message it writes to "${into?.name}" comes back and makes another, without end.`
}
