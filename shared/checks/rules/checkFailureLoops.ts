import { groupBy } from '../../topology/groupBy'
import { streamsOf } from '../../topology/isStream'
import type { Rule } from '../boardProblem'

/** What a service gave up comes back to it: a retry topic if it takes its time, a loop if not. */
export const checkFailureLoops: Rule = function* (board) {
  const streams = groupBy(streamsOf(board), ({ to }) => to)
  for (const connection of board.connections.values()) {
    if (connection.kind !== 'produces' || connection.when !== 'failure') continue
    const service = board.services.get(connection.from)
    const comesBack = streams.get(connection.from)?.some(({ from }) => from === connection.to)
    if (!comesBack || service?.delayMs || service?.waitMs || service?.batchSeconds) continue
    const topic = board.topics.get(connection.to)?.name
    yield {
      code: 'failureLoop',
      severity: 'warning',
      sentence: `"${service?.name}" reads its own failures from "${topic}" at once: what always fails goes round without end.`,
      next: 'Let another service read them, or give this one a delay, which makes it a retry topic.',
      elementId: connection.id,
      field: 'when',
    }
  }
}
