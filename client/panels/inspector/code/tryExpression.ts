import {
  compileExpression,
  type Evaluated,
  type Expected,
  RECORD_VARIABLES,
} from '../../../../shared/expression/compileExpression'
import type { Samples, Seen } from './readSamples'
import type { SampleSource } from './sampleSource'

/** An expression on one message. */
export type Tried = { readonly id: string; readonly seen: Seen; readonly result: Evaluated }

/** The expression on each of the messages, or on each element of the list in them; nothing while it cannot be understood. */
export function tryExpression(text: string, expected: Expected, { scopes, each, stateKey }: TriedOn): readonly Tried[] {
  if (text.trim() === '' || !expected.variables.includes('value')) return []
  const compiled = compileExpression(text, expected)
  if (!compiled.ok) return []
  const { evaluate } = compiled.expression
  if (expected.variables.includes('state')) return folded(scopes, evaluate, stateKey)
  const seen = expected.variables.includes('item') ? itemsOf(scopes, each) : scopes
  return seen.map((one, index) => ({ id: idOf(one, index), seen: one, result: evaluate(one) }))
}

const idOf = ({ topic, partition, offset }: Seen, index: number) => [topic, partition, offset, index].join(' ')

export type TriedOn = Pick<Samples, 'scopes'> & Pick<SampleSource, 'each' | 'stateKey'>

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
function folded(scopes: readonly Seen[], evaluate: Evaluate, stateKey: string): readonly Tried[] {
  const states = new Map<string, unknown>()
  const keyed = compileExpression(stateKey, { wants: 'value', variables: RECORD_VARIABLES })
  return scopes.map((scope, index) => {
    const found = keyed.ok ? keyed.expression.evaluate(scope) : undefined
    const key = JSON.stringify(found?.ok ? found.value : scope.key)
    const seen = { ...scope, state: states.get(key) ?? null }
    const result = evaluate(seen)
    if (result.ok) states.set(key, result.value)
    return { id: idOf(seen, index), seen, result }
  })
}

type Evaluate = (seen: Seen) => Evaluated
