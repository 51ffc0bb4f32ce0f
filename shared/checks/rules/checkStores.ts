import type { Rule } from '../boardProblem'

/** Stores that nothing flows into. */
export const checkStores: Rule = function* ({ stores, connections }) {
  const kept = new Set([...connections.values()].filter(({ kind }) => kind === 'keeps').map(({ to }) => to))
  for (const { id, name } of stores.values()) {
    if (kept.has(id)) continue
    const sentence = `No service on this board keeps anything in "${name}".`
    yield { code: 'nobodyKeeps', severity: 'warning', sentence, next: 'Connect a service to it.', elementId: id }
  }
}
