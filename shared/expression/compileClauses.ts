import type { Call, Compiled, Names } from './compiled'
import { caught, type Evaluated, evaluate, refuseUnless } from './compileExpression'
import { compilePart } from './compilePart'
import { type Explained, ExpressionError, type ExpressionProblem } from './expressionProblem'
import { type Kind, plain } from './kinds'
import { FUNCTIONS } from './operations'
import { parseExpression } from './parseExpression'
import type { Node } from './partsOf'
import type { Scope } from './run'

/** One of the conditions that stand between `&&`. All must hold. */
export type Clause = {
  readonly text: string
  /** True or false. */
  evaluate(scope: Scope): Evaluated
  /** Both sides of a comparison; of anything else there are none. */
  readonly sides: readonly Side[]
}
export type Side = {
  readonly text: string
  /** It says itself what it is. */
  readonly isLiteral: boolean
  evaluate(scope: Scope): Evaluated
}

export type CompiledClauses =
  | {
      readonly ok: true
      readonly clauses: readonly Clause[]
      /** The variables they mention. */
      readonly uses: ReadonlySet<string>
    }
  | { readonly ok: false; readonly problem: ExpressionProblem }

export type ClauseNames = {
  /** Whole numbers. */
  readonly variables: readonly string[]
  /** A function whose arguments are texts, written as they are. */
  call(name: string, texts: readonly string[]): NamedCall
}
/** The name under which the scope has the result, and what kind it is. A refusal may be about one of the arguments, counted from 0. */
export type NamedCall =
  | { readonly ok: true; readonly name: string; readonly gives: Kind }
  | { readonly ok: false; readonly explained: Explained; readonly argument?: number }

/** An expression in CEL that is true or false, over whole numbers and the results of functions that are worked out before. */
export function compileClauses(text: string, { variables, call }: ClauseNames): CompiledClauses {
  const uses = new Set<string>()
  const names: Names = {
    variables: new Map(variables.map((name) => [name, plain('whole')])),
    used: uses,
    locals: new Map(),
    call: (node) => compileNamedCall(node, call),
  }
  return caught(() => ({
    ok: true,
    uses,
    clauses: clausesOf(parseExpression(text)).map((node) => compileClause(node, text, names)),
  }))
}

const clausesOf = (node: Node): readonly Node[] => (node.op === '&&' ? node.args.flatMap(clausesOf) : [node])

function compileClause(node: Node, whole: string, names: Names): Clause {
  const part = compilePart(node, names)
  const text = whole.slice(node.start, node.end)
  refuseUnless('boolean', part, text)
  return {
    text,
    evaluate: (scope) => evaluate({ part, wants: 'boolean', text }, scope),
    sides: sidesOf(node).map((side) => compileSide(side, whole, names)),
  }
}

function compileSide(node: Node, whole: string, names: Names): Side {
  const part = compilePart(node, names)
  const text = whole.slice(node.start, node.end)
  return {
    text,
    isLiteral: node.op === 'value',
    evaluate: (scope) => evaluate({ part, wants: 'value', text }, scope),
  }
}

function sidesOf(node: Node): readonly Node[] {
  switch (node.op) {
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return node.args
    default:
      return []
  }
}

function compileNamedCall(node: Call, call: ClauseNames['call']): Compiled | undefined {
  const [name, given] = node.args
  if (name === 'has' || Object.hasOwn(FUNCTIONS, name)) return undefined
  const found = call(name, given.map(literalText))
  if (!found.ok) throw new ExpressionError(given[found.argument ?? -1] ?? node, found.explained)
  return { run: ({ scope }) => scope[found.name], shape: plain(found.gives) }
}

function literalText(node: Node): string {
  if (node.op === 'value' && typeof node.args === 'string') return node.args
  throw new ExpressionError(node, {
    sentence: 'Here stands a name or an expression, written as a text.',
    next: 'Put it between quotation marks.',
  })
}
