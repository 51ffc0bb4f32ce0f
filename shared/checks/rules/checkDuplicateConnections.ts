import { groupBy } from '../../topology/groupBy'
import type { Connection } from '../../topology/model'
import type { Rule } from '../boardProblem'

/** A connection that says nothing which another does not say already. */
export const checkDuplicateConnections: Rule = function* ({ connections }) {
  for (const [, ...again] of groupBy(connections.values(), meaningOf).values()) {
    for (const { id } of again) {
      const sentence = 'This connection is drawn twice.'
      yield {
        code: 'duplicateConnection',
        severity: 'warning',
        sentence,
        next: 'Remove one of the two.',
        elementId: id,
      }
    }
  }
}

const meaningOf = (connection: Connection) => JSON.stringify({ ...connection, id: undefined })
