import { compileExpression, type Evaluated, type Expected } from '../../../../shared/expression/compileExpression'
import type { Samples, Seen } from './readSamples'
import { readValue } from './readValue'
import type { SampleSource } from './sampleSource'
import { windowsOf } from './windowsOf'

/** An expression on one message, or on what is in it or made of it. */
export type Tried = { readonly id: string; readonly seen: Seen; readonly result: Evaluated }
export type TriedOn = Pick<Samples, 'scopes'> & Pick<SampleSource, 'drawn'>

/** What an expression that sees these variables is about; nothing where it is not about what flows. */
export function subjectOf({ variables }: Expected): 'message' | 'item' | 'state' | 'window' | null {
  if (variables.includes('count')) return 'window'
  if (!variables.includes('value')) return null
  if (variables.includes('state')) return 'state'
  return variables.includes('item') ? 'item' : 'message'
}

/** The expression on each of what it is about, oldest first; nothing while it cannot be understood. */
export function tryExpression(text: string, expected: Expected, { scopes, drawn }: TriedOn): readonly Tried[] {
  const compiled = compileExpression(text, expected)
  if (text.trim() === '' || !compiled.ok) return []
  const { evaluate } = compiled.expression
  const each = (seen: readonly Seen[]) =>
    seen.map((one, index) => ({ id: idOf(one, index), seen: one, result: evaluate(one) }))
  switch (subjectOf(expected)) {
    case 'message':
      return each(scopes)
    case 'item':
      return each(itemsOf(scopes, drawn.each))
    case 'window':
      return each(windowsOf(drawn.each === '' ? scopes : itemsOf(scopes, drawn.each), drawn))
    case 'state':
      return folded(scopes, evaluate, drawn.stateKey)
    case null:
      return []
  }
}

const idOf = ({ topic, partition, offset }: Seen, index: number) => [topic, partition, offset, index].join(' ')

/** Enough to see what happens. */
const MOST_ITEMS = 20

function itemsOf(scopes: readonly Seen[], each: string): readonly Seen[] {
  const listIn = readValue(each, 'list')
  const items = scopes.flatMap((scope) => {
    const list = listIn(scope)
    return Array.isArray(list) ? list.map((item: unknown) => ({ ...scope, item })) : []
  })
  return items.slice(-MOST_ITEMS)
}

/** Each key's state goes on from message to message; what fails leaves it as it was. */
function folded(scopes: readonly Seen[], evaluate: Evaluate, stateKey: string): readonly Tried[] {
  const states = new Map<string, unknown>()
  const keyOf = stateKey === '' ? ({ key }: Seen) => key : readValue(stateKey, 'value')
  return scopes.map((scope, index) => {
    const key = JSON.stringify(keyOf(scope) ?? null)
    const seen = { ...scope, state: states.get(key) ?? null }
    const result = evaluate(seen)
    if (result.ok) states.set(key, result.value)
    return { id: idOf(seen, index), seen, result }
  })
}

type Evaluate = (seen: Seen) => Evaluated
