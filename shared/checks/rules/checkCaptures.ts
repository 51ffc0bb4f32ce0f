import type { Rule } from '../boardProblem'

/** Changes are captured from the rows of a table; what is folded into a state came from a topic already. */
export const checkCaptures: Rule = function* ({ stores, connections }) {
  for (const { id, kind, from } of connections.values()) {
    const store = stores.get(from)
    if (kind !== 'captures' || !store || store.kind === 'table') continue
    yield {
      code: 'capturesState',
      severity: 'error',
      sentence: `"${store.name}" is a state, and only a table has rows whose changes can be captured.`,
      next: `Make "${store.name}" a table, or remove this connection.`,
      elementId: id,
    }
  }
}
