import type { NamedCall } from '../expression/compileClauses'
import { compileExpression, type Expected, type Expression, RECORD_VARIABLES } from '../expression/compileExpression'
import type { Explained } from '../expression/expressionProblem'
import { unknownName } from '../expression/names'
import { streamsOf } from '../topology/isStream'
import type { Topology } from '../topology/model'
import { type Figure, GROUP_FIGURES, TOPIC_FIGURES } from './figure'

export type FigureCall = { readonly name: string; readonly texts: readonly string[] }
export type FoundFigure = { readonly ok: true; readonly figure: Figure } | Extract<NamedCall, { readonly ok: false }>

/** What a function of an expectation means on this board. */
export function figureOf({ name, texts }: FigureCall, topology: Topology): FoundFigure {
  const signature = Object.hasOwn(SIGNATURES, name) ? SIGNATURES[name] : undefined
  if (!signature) return unknown(unknownName('function', name, Object.keys(SIGNATURES)))
  if (texts.length !== (signature.expected ? 2 : 1)) return unknown(takes(name, signature))
  const [thing = '', text = ''] = texts
  const { known, find } = namesOf(signature.on, topology)
  const found = find(thing)
  if (found === undefined) return { ...unknown(unknownName(signature.on, thing, known)), argument: 0 }
  const figureName = `${name}(${texts.map((one) => JSON.stringify(one)).join(', ')})`
  if (!signature.expected) return { ok: true, figure: signature.figure(figureName, found, NO_EXPRESSION) }
  const compiled = compileExpression(text, signature.expected)
  if (compiled.ok) return { ok: true, figure: signature.figure(figureName, found, compiled.expression) }
  const { sentence, place, next } = compiled.problem
  return { ...unknown({ sentence: `In "${text}", ${place}: ${sentence}`, next }), argument: 1 }
}

const unknown = (explained: Explained): Extract<NamedCall, { readonly ok: false }> => ({ ok: false, explained })

type Thing = 'topic' | 'group' | 'store'
type Signature = {
  readonly on: Thing
  /** Of the expression that is the second argument. */
  readonly expected?: Expected
  figure(name: string, thing: string, expression: Expression): Figure
}

const NO_EXPRESSION: Expression = { uses: new Set(), evaluate: () => ({ ok: true, value: null }) }
const ENTRY_VARIABLES = ['key', 'value']

const SIGNATURES: Readonly<Record<string, Signature>> = {
  ...Object.fromEntries(
    TOPIC_FIGURES.map((of): [string, Signature] => [
      of,
      { on: 'topic', figure: (name, topic) => ({ name, kind: 'topic', of, topic }) },
    ]),
  ),
  ...Object.fromEntries(
    GROUP_FIGURES.map((of): [string, Signature] => [
      of,
      { on: 'group', figure: (name, group) => ({ name, kind: 'group', of, group }) },
    ]),
  ),
  count: tally('count', 'boolean'),
  sum: tally('sum', 'number'),
  rows: { on: 'store', figure: (name, storeId) => ({ name, kind: 'store', of: 'rows', storeId }) },
  folded: { on: 'store', figure: (name, storeId) => ({ name, kind: 'store', of: 'folded', storeId }) },
  total: {
    on: 'store',
    expected: { wants: 'number', variables: ENTRY_VARIABLES },
    figure: (name, storeId, expression) => ({ name, kind: 'total', storeId, expression }),
  },
}

function tally(of: 'count' | 'sum', wants: Expected['wants']): Signature {
  return {
    on: 'topic',
    expected: { wants, variables: RECORD_VARIABLES },
    figure: (name, topic, expression) => ({ name, kind: 'tally', of, topic, expression }),
  }
}

const takes = (name: string, { on, expected }: Signature): Explained => ({
  sentence: `${name} takes the name of a ${on}${expected ? ' and an expression' : ''}.`,
  next: expected ? `Write ${name}("…", "value.…"), for example.` : `Write ${name}("…").`,
})

/** Stores go by name or id, topics and groups by name. */
function namesOf(
  on: Thing,
  topology: Topology,
): { readonly known: readonly string[]; find(name: string): string | undefined } {
  const stores = [...topology.stores.values()]
  if (on === 'store')
    return {
      known: stores.map(({ name }) => name),
      find: (name) => stores.find((store) => store.name === name || store.id === name)?.id,
    }
  const known =
    on === 'topic'
      ? [...topology.topics.values()].map(({ name }) => name)
      : [...new Set(streamsOf(topology).map(({ group }) => group))]
  return { known, find: (name) => known.find((one) => one === name) }
}
