import {
  compileExpression,
  type Evaluated,
  type Expected,
  RECORD_VARIABLES,
} from '../../../../shared/expression/compileExpression'
import type { Samples, Seen } from './readSamples'

/** An expression on one message. */
export type Tried = { readonly id: string; readonly seen: Seen; readonly result: Evaluated }

/** The expression on each of the messages, or on each element of the list in them; nothing while it cannot be understood. */
export function tryExpression(text: string, expected: Expected, { scopes, each }: TriedOn): readonly Tried[] {
  if (text.trim() === '' || !expected.variables.includes('value')) return []
  const compiled = compileExpression(text, expected)
  if (!compiled.ok) return []
  const { evaluate } = compiled.expression
  if (expected.variables.includes('state')) return folded(scopes, evaluate)
  const seen = expected.variables.includes('item') ? itemsOf(scopes, each) : scopes
  return seen.map((one, index) => ({ id: idOf(one, index), seen: one, result: evaluate(one) }))
}

const idOf = ({ topic, partition, offset }: Seen, index: number) => [topic, partition, offset, index].join(' ')

export type TriedOn = Pick<Samples, 'scopes'> & { readonly each: string }

/** Enough to see what happens. */
const MOST_ITEMS = 20

function itemsOf(scopes: readonly Seen[], each: string): readonly Seen[] {
  const compiled = compileExpression(each, { wants: 'list', variables: [...RECORD_VARIABLES, 'tables'] })
  if (!compiled.ok) return []
  const items = scopes.flatMap((scope) => {
    const list = compiled.expression.evaluate(scope)
    return list.ok && Array.isArray(list.value) ? list.value.map((item: unknown) => ({ ...scope, item })) : []
  })
  return items.slice(-MOST_ITEMS)
}

/** Each key's state goes on from message to message; what fails leaves it as it was. */
function folded(scopes: readonly Seen[], evaluate: (seen: Seen) => Evaluated): readonly Tried[] {
  const states = new Map<unknown, unknown>()
  return scopes.map((scope, index) => {
    const seen = { ...scope, state: states.get(scope.key) ?? null }
    const result = evaluate(seen)
    if (result.ok) states.set(scope.key, result.value)
    return { id: idOf(seen, index), seen, result }
  })
}
