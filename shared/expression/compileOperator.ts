import type { Operand } from './applied'
import { applyOperations } from './applyOperations'
import type { Compiled } from './compiled'
import { ExpressionError, type Span } from './expressionProblem'
import { isList, isMap, kindOf, plain, spokenKinds } from './kinds'
import { OPERATORS } from './operations'
import type { Node } from './partsOf'
import { costOfText, type Run, spend } from './run'
import { areEqual } from './values'

type Part = (node: Node) => Compiled
type Of<Op extends Node['op']> = Extract<Node, { readonly op: Op }>
type Operator = Of<'+' | '-' | '*' | '/' | '%' | '<' | '<=' | '>' | '>=' | '!_' | '-_'>

export function compileOperator(node: Operator, part: Part): Compiled {
  const operands = node.op === '!_' || node.op === '-_' ? [node.args] : node.args
  return applyOperations({
    name: `"${node.op[0] === '-' || node.op[0] === '!' ? node.op[0] : node.op}"`,
    operations: OPERATORS[node.op] ?? [],
    operands: operands.map((operand) => operandOf(operand, part)),
    span: node,
  })
}

export const operandOf = (node: Node, part: Part): Operand => ({
  ...part(node),
  start: node.start,
  end: node.end,
  literal: wholeLiteral(node),
})

function wholeLiteral(node: Node): string | undefined {
  if (node.op === 'value' && typeof node.args === 'bigint') return String(node.args)
  const negated = node.op === '-_' ? wholeLiteral(node.args) : undefined
  return negated && `-${negated}`
}

export function compileEquality(node: Of<'==' | '!='>, part: Part): Compiled {
  const [left, right] = [part(node.args[0]), part(node.args[1])]
  const wanted = node.op === '=='
  const run = (run: Run) => areEqual(left.run(run), right.run(run), { run, span: node, depth: 0 }) === wanted
  return { run, shape: plain('flag') }
}

/** `element in list`, `"name" in object`. */
export function compileMembership(node: Of<'in'>, part: Part): Compiled {
  const [left, right] = [part(node.args[0]), part(node.args[1])]
  const run = (run: Run) => isIn(left.run(run), right.run(run), { run, span: node, depth: 0 })
  return { run, shape: plain('flag') }
}

type At = { readonly run: Run; readonly span: Span; readonly depth: 0 }

function isIn(value: unknown, container: unknown, at: At): boolean {
  if (isList(container)) return container.some((item) => areEqual(value, item, at))
  if (typeof value === 'string') spend(at.run, costOfText(value), at.span)
  if (isMap(container)) return typeof value === 'string' && Object.hasOwn(container, value)
  throw new ExpressionError(at.span, {
    sentence: `"in" needs a list or an object on its right, not ${spokenKinds([kindOf(container)])}.`,
  })
}
