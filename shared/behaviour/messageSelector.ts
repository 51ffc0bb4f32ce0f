import { RECORD_VARIABLES } from '../expression/compileExpression'
import { LIMITS } from '../topology/limits'
import { FieldError, fieldProblem } from './behaviourProblem'
import type { DrawnOutput } from './drawnOutput'
import { type FieldExpression, fieldExpression } from './fieldExpression'
import { extended, type RecordScope } from './recordScope'

/** The scopes of the messages that a record is answered with over one connection: none where the filter holds it back. Throws a FieldError. */
export type SelectMessages = (scope: RecordScope) => readonly RecordScope[]

/** Throws a FieldError where an expression does not compile. */
export function messageSelector(output: DrawnOutput): SelectMessages {
  const fieldOf = (field: 'where' | 'each') => ({ elementId: output.connectionId, field })
  const variables = [...RECORD_VARIABLES, 'tables']
  const each = fieldExpression(output.each, fieldOf('each'), { wants: 'list', variables })
  const where = fieldExpression(output.where, fieldOf('where'), { wants: 'boolean', variables: variablesOf(output) })
  const isMeant = (scope: RecordScope) => !where || where.evaluate(scope) === true
  if (!each) return (scope) => (isMeant(scope) ? [scope] : [])
  const items = (scope: RecordScope) => itemsOf(each, scope, output).map((item) => extended(scope, { item }))
  return where?.uses.has('item')
    ? (scope) => items(scope).filter(isMeant)
    : (scope) => (isMeant(scope) ? items(scope) : [])
}

/** What the expressions of an output see of a record. */
export const variablesOf = ({ each }: DrawnOutput): readonly string[] => [
  ...RECORD_VARIABLES,
  'tables',
  ...(each.trim() === '' ? [] : ['item']),
]

function itemsOf(each: FieldExpression, scope: RecordScope, { connectionId }: DrawnOutput): readonly unknown[] {
  const items = each.evaluate(scope)
  if (!Array.isArray(items)) throw new TypeError('An expression that wants a list gives one.')
  if (items.length <= LIMITS.answersPerRecord) return items
  const sentence = `The list has ${items.length} items; at most ${LIMITS.answersPerRecord} messages are made of one record.`
  throw new FieldError(fieldProblem({ elementId: connectionId, field: 'each' }, { code: 'tooMany', sentence }))
}
