import { groupBy } from '../../topology/groupBy'
import type { Rule } from '../boardProblem'

/** "One message per record received" needs records to receive, and others than its own. */
export const checkInputs: Rule = function* ({ services, topics, connections }) {
  const subscriptions = [...connections.values()].filter(({ kind }) => kind === 'subscribes')
  const inputs = groupBy(subscriptions, ({ to }) => to)
  for (const connection of connections.values()) {
    if (connection.kind !== 'produces' || connection.when !== 'input') continue
    const received = inputs.get(connection.from) ?? []
    const service = services.get(connection.from)?.name ?? ''
    if (received.length === 0) {
      const sentence = `"${service}" is to produce a message per record it receives, but it subscribes to nothing.`
      yield {
        code: 'noInput',
        severity: 'error',
        sentence,
        next: 'Connect a topic to it, or let it produce at a rate.',
        elementId: connection.id,
        field: 'when',
      }
    }
    if (received.some(({ from }) => from === connection.to)) {
      const sentence = `"${service}" feeds itself: each message it writes to "${topics.get(connection.to)?.name}" comes back and makes another, without end.`
      yield {
        code: 'feedsItself',
        severity: 'error',
        sentence,
        next: 'Write to another topic.',
        elementId: connection.id,
        field: 'when',
      }
    }
  }
}
