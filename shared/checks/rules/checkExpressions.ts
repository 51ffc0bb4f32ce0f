import { compileExpression } from '../../expression/compileExpression'
import type { Connection, Service, Store } from '../../topology/model'
import type { BoardProblem, Rule } from '../boardProblem'
import { type ExpressionField, expressionFields } from '../expressionFields'

/** Every expression must be one, see only what there is, and give what is needed where it stands. */
export const checkExpressions: Rule = function* ({ services, stores, connections }) {
  for (const service of services.values()) yield* problemsOf(service, expressionFields.service(service))
  for (const store of stores.values()) yield* problemsOf(store, expressionFields.store(store))
  for (const connection of connections.values()) yield* problemsOf(connection, expressionFields.connection(connection))
}

function* problemsOf(
  element: Service | Store | Connection,
  fields: readonly ExpressionField[],
): Iterable<BoardProblem> {
  const said = new Map<string, unknown>(Object.entries(element))
  for (const { field, ...expected } of fields) {
    const text = said.get(field)
    if (typeof text !== 'string' || text.trim() === '') continue
    const compiled = compileExpression(text, expected)
    if (compiled.ok) continue
    const { sentence, place, next } = compiled.problem
    yield {
      code: 'expression',
      severity: 'error',
      sentence: `"${field}", ${place}: ${sentence}`,
      ...(next && { next }),
      elementId: element.id,
      field,
    }
  }
}
