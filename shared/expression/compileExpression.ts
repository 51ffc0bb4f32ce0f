import type { Compiled } from './compiled'
import { compilePart } from './compilePart'
import { ExpressionError, type ExpressionProblem } from './expressionProblem'
import { ANY_JSON, KINDS, type Kind, kindOf, plain, type Shape, spokenKinds } from './kinds'
import { parseExpression } from './parseExpression'
import { type Scope, startRun } from './run'
import { plainValue } from './values'

export const WANTED = ['boolean', 'number', 'text', 'list', 'value'] as const
export type Wanted = (typeof WANTED)[number]

export type Expression = {
  /** The variables it mentions. */
  readonly uses: ReadonlySet<string>
  /** A JSON value of the kind wanted. Ends after some 50 ms at most. */
  evaluate(scope: Scope): Evaluated
}

export type Evaluated =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: ExpressionProblem }

export type CompiledExpression =
  | { readonly ok: true; readonly expression: Expression }
  | { readonly ok: false; readonly problem: ExpressionProblem }

export type Expected = { readonly wants: Wanted; readonly variables: readonly string[] }

/** What a record in hand offers. */
export const RECORD_VARIABLES = ['key', 'value', 'headers', 'topic', 'partition', 'offset', 'timestamp'] as const

const KNOWN_SHAPES: ReadonlyMap<string, Shape> = new Map<string, Shape>([
  ['key', plain('text', 'null')],
  ['headers', { kinds: ['map'], within: ['text'] }],
  ['topic', plain('text')],
  ['partition', plain('number')],
  ['offset', plain('number')],
  ['timestamp', plain('number')],
])

/** Understands an expression in CEL, the part of it that is the same in every language of the export: `docs/guide/expressions.md`. */
export function compileExpression(text: string, { wants, variables }: Expected): CompiledExpression {
  const shapes = new Map(variables.map((name) => [name, KNOWN_SHAPES.get(name) ?? ANY_JSON]))
  return caught(() => {
    const node = parseExpression(text)
    const uses = new Set<string>()
    const part = compilePart(node, { variables: shapes, used: uses, locals: new Map() })
    refuseUnless(wants, part, text)
    return { ok: true, expression: { uses, evaluate: (scope) => evaluate({ part, wants, text }, scope) } }
  })
}

export type Ready = { readonly part: Compiled; readonly wants: Wanted; readonly text: string }

export function evaluate({ part, wants, text }: Ready, scope: Scope): Evaluated {
  const run = startRun(scope)
  const span = { start: 0, end: text.length }
  return caught(() => {
    const value = plainValue(part.run(run), { run, span, depth: 0 })
    if (FITTING[wants].includes(kindOf(value))) return { ok: true, value }
    throw unwanted(wants, spokenKinds([kindOf(value)]), text)
  })
}

const FITTING: Readonly<Record<Wanted, readonly Kind[]>> = {
  boolean: ['flag'],
  number: ['number', 'whole'],
  text: ['text'],
  list: ['list'],
  value: KINDS,
}

const SPOKEN: Readonly<Record<Wanted, string>> = {
  boolean: 'true or false',
  number: 'a number',
  text: 'a text',
  list: 'a list',
  value: 'a value',
}

export function refuseUnless(wants: Wanted, { shape: { kinds } }: Compiled, text: string): void {
  if (kinds.length > 0 && !kinds.some((kind) => FITTING[wants].includes(kind)))
    throw unwanted(wants, spokenKinds(kinds), text)
}

const unwanted = (wants: Wanted, found: string, text: string) =>
  new ExpressionError(
    { start: 0, end: text.length },
    { sentence: `The result is ${found}, but ${SPOKEN[wants]} is needed here.` },
  )

/** What was thrown inside, as data. */
export function caught<T>(work: () => T): T | { readonly ok: false; readonly problem: ExpressionProblem } {
  try {
    return work()
  } catch (error) {
    if (error instanceof ExpressionError) return { ok: false, problem: error.problem }
    throw error
  }
}
