import { carriesOn } from '../../topology/carriesOn'
import type { Rule } from '../boardProblem'
import { cyclesOf } from '../cyclesOf'

/** Services that wait for each other's answers before they answer. */
export const checkCalls: Rule = function* ({ services, connections }) {
  const asking = [...connections.values()].filter((connection) => connection.kind === 'calls' && carriesOn(connection))
  for (const cycle of cyclesOf(asking)) {
    const [first] = cycle
    const names = cycle.map(({ from }) => `"${services.get(from)?.name}"`).join(', ')
    const sentence = `${names} call each other in a circle: each waits for the next, and none would ever answer.`
    const next = 'Remove one of the calls, or make it an event.'
    yield { code: 'callsInCircle', severity: 'error', sentence, next, elementId: first?.id ?? '', field: 'when' }
  }
}
