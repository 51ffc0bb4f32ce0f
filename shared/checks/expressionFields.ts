import { type Expected, RECORD_VARIABLES } from '../expression/compileExpression'
import type { Connection, Produces, Service, Store } from '../topology/model'

/** A field that holds an expression, what the expression is to give and the names it sees. */
export type ExpressionField = Expected & { readonly field: string }

const WINDOW_VARIABLES = ['by', 'count', 'sum', 'min', 'max', 'avg', 'start', 'end']
const CHANGE_VARIABLES = ['op', 'before', 'after']

const condition = (field: string, variables: readonly string[] = RECORD_VARIABLES): ExpressionField => ({
  field,
  wants: 'boolean',
  variables,
})
const value = (field: string, variables: readonly string[] = RECORD_VARIABLES): ExpressionField => ({
  field,
  wants: 'value',
  variables,
})

/** The expressions that have an effect on this element as it is set; any of them may be empty. */
export const expressionFields = {
  service: (_: Service): readonly ExpressionField[] => [condition('failWhere')],
  store: ({ kind }: Store): readonly ExpressionField[] =>
    kind === 'table' ? [value('key')] : [value('key'), value('fold', [...RECORD_VARIABLES, 'state'])],
  connection: (connection: Connection): readonly ExpressionField[] => {
    switch (connection.kind) {
      case 'produces':
        return connection.when === 'input' ? outputFields(connection) : []
      case 'subscribes':
        return connection.as === 'table' ? [value('lookup')] : []
      case 'calls':
        return connection.when === 'rate' ? [] : [condition('where')]
      case 'keeps':
        return [condition('where')]
      case 'captures':
        return (connection.mode ?? 'changes') === 'changes'
          ? []
          : [value('map', CHANGE_VARIABLES), value('mapKey', CHANGE_VARIABLES)]
    }
  },
} as const

/** What is summed up in a window is no record any more. */
function outputFields({ each, windowSeconds }: Produces): readonly ExpressionField[] {
  const seen = [...RECORD_VARIABLES, 'tables']
  const all = each ? [...seen, 'item'] : seen
  const chosen: readonly ExpressionField[] = [
    { field: 'each', wants: 'list', variables: seen },
    condition('where', all),
  ]
  if (!windowSeconds) return [...chosen, value('map', all), value('mapKey', all)]
  const grouped: readonly ExpressionField[] = [value('by', all), { field: 'of', wants: 'number', variables: all }]
  return [...chosen, ...grouped, value('map', WINDOW_VARIABLES), value('mapKey', WINDOW_VARIABLES)]
}
