import { nearest } from '../topology/nearest'
import type { Compiled } from './compiled'
import { type Explained, ExpressionError, type Span } from './expressionProblem'
import { inside, isList, isMap, type Kind, kindOf, spokenKinds } from './kinds'
import type { Node } from './partsOf'
import { costOfText, type Run, spend } from './run'

type Field = { readonly of: Compiled; readonly name: string }

/** `of.name`. Only a value's own fields are seen, never what its prototype lends it. */
export function compileField({ of, name }: Field, node: Node): Compiled {
  const span = { start: node.pos, end: node.end }
  refuseUnless(['map'], of, span)
  return { run: (run) => fieldOf(of.run(run), name, span), shape: inside(of.shape) }
}

function fieldOf(value: unknown, name: string, span: Span): unknown {
  if (!isMap(value)) throw noFields(name, value, span)
  if (Object.hasOwn(value, name)) return value[name]
  throw new ExpressionError(span, () => missing(name, value))
}

function missing(name: string, value: object): Explained {
  const near = nearest(name, Object.keys(value).slice(0, 50))
  const sentence = `The field "${name.slice(0, 100)}" is missing.${near ? ` Did you mean "${near}"?` : ''}`
  return { sentence, next: 'Ask with has(…) first.' }
}

const noFields = (name: string, value: unknown, span: Span) =>
  new ExpressionError(span, { sentence: `There is no field "${name}" in ${spokenKinds([kindOf(value)])}.` })

/** `has(of.name)`. An absent field is no error, an absent object is. */
export function compileHas({ of, name }: Field, node: Node): Compiled {
  const span = { start: node.pos, end: node.end }
  refuseUnless(['map'], of, span)
  const run: Compiled['run'] = (run) => {
    const value = of.run(run)
    if (isMap(value)) return Object.hasOwn(value, name)
    throw noFields(name, value, span)
  }
  return { run, shape: { kinds: ['flag'], within: [] } }
}

type Index = { readonly of: Compiled; readonly at: Compiled }

/** `of[at]`: an element by its place, counted from 0, or a field by its name. */
export function compileIndex({ of, at }: Index, node: Node): Compiled {
  refuseUnless(['list', 'map'], of, node)
  return { run: (run) => elementOf(of.run(run), at.run(run), { run, span: node }), shape: inside(of.shape) }
}

function elementOf(value: unknown, at: unknown, { run, span }: { readonly run: Run; readonly span: Span }): unknown {
  if (typeof at === 'string') spend(run, costOfText(at), span)
  if (isMap(value) && typeof at === 'string') return fieldOf(value, at, span)
  if (isList(value) && typeof at === 'bigint') {
    if (at >= 0n && at < value.length) return value[Number(at)]
    throw new ExpressionError(span, { sentence: `There is no element ${at} in a list of ${value.length}.` })
  }
  const sentence = `${spokenKinds([kindOf(at)])} does not lead into ${spokenKinds([kindOf(value)])}.`
  const next = typeof at === 'number' ? 'Make it a whole number: int(…).' : undefined
  throw new ExpressionError(span, { sentence: sentence.charAt(0).toUpperCase() + sentence.slice(1), next })
}

function refuseUnless(wanted: readonly Kind[], { shape: { kinds } }: Compiled, span: Span): void {
  if (kinds.length === 0 || kinds.some((kind) => wanted.includes(kind))) return
  throw new ExpressionError(span, { sentence: `There is nothing inside of ${spokenKinds(kinds)}.` })
}
