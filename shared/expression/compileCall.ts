import { applyOperations } from './applyOperations'
import { compileHas } from './compileAccess'
import { COMPREHENSIONS, compileComprehension } from './compileComprehension'
import type { Call, Compiled, CompilePart, Names } from './compiled'
import { operandOf } from './compileOperator'
import { ExpressionError, type Span } from './expressionProblem'
import { plain } from './kinds'
import { unknownName } from './names'
import { FUNCTIONS, METHODS, type Operation } from './operations'
import type { Node } from './partsOf'
import { compilePattern } from './pattern'

type Part = (node: Node) => Compiled
type Method = Extract<Node, { readonly op: 'rcall' }>

/** `name(…)` */
export function compileCall(node: Call, part: Part): Compiled {
  const [name, given] = node.args
  if (name === 'has') return compilePresence(given, node, part)
  const operations = operationsOf(FUNCTIONS, name, { start: node.start, end: node.start + name.length })
  return applyOperations({ name, operations, operands: given.map((operand) => operandOf(operand, part)), span: node })
}

function compilePresence([field, ...more]: readonly Node[], span: Span, part: Part): Compiled {
  if (field?.op === '.' && more.length === 0) return compileHas({ of: part(field.args[0]), name: field.args[1] }, field)
  throw new ExpressionError(span, { sentence: 'has takes one field.', next: 'Write has(value.id), for example.' })
}

/** `receiver.name(…)` */
export function compileMethod(node: Method, names: Names, compile: CompilePart): Compiled {
  const [name, receiver, given] = node.args
  const part = (inner: Node) => compile(inner, names)
  const start = Math.max(node.input.indexOf(name, receiver.end), node.start)
  const span = { start, end: start + name.length }
  const comprehension = COMPREHENSIONS.find((known) => known === name)
  if (comprehension) return compileComprehension({ kind: comprehension, of: receiver, given, span }, names, compile)
  if (name === 'matches') return compileMatches([receiver, ...given], span, part)
  const operands = [receiver, ...given].map((operand) => operandOf(operand, part))
  const operations = operationsOf(METHODS, name, span)
  return applyOperations({ name, operations, operands, span: node })
}

/** The pattern stands in the expression, so that a wrong one is found while it is written, and what it costs is known. */
function compileMatches([receiver, pattern, ...more]: readonly Node[], span: Span, part: Part): Compiled {
  if (!receiver || pattern?.op !== 'value' || typeof pattern.args !== 'string' || more.length > 0)
    throw new ExpressionError(pattern ?? span, {
      sentence: 'matches takes one pattern, written as a text.',
      next: 'Write value.name.matches("^A"), for example.',
    })
  const matches = compilePattern(pattern.args, pattern)
  const operation: Operation = {
    takes: ['text'],
    gives: 'flag',
    apply: ([text]: readonly [string], run) => matches(text, run),
  }
  const operands = [operandOf(receiver, part)]
  return { ...applyOperations({ name: 'matches', operations: [operation], operands, span }), shape: plain('flag') }
}

type Operations = Readonly<Record<string, readonly Operation[]>>

/** Throws where there are none: everything beyond this list differs from one evaluator of CEL to the next. */
function operationsOf(known: Operations, name: string, span: Span): readonly Operation[] {
  const operations = Object.hasOwn(known, name) ? known[name] : undefined
  if (operations) return operations
  const isMethod = known === FUNCTIONS && (Object.hasOwn(METHODS, name) || ELSEWHERE.includes(name))
  const explained = unknownName('function', name, known === FUNCTIONS ? CALLED_FIRST : CALLED_BEHIND)
  throw new ExpressionError(
    span,
    isMethod ? { ...explained, next: `Write it behind a value: value.x.${name}(…).` } : explained,
  )
}

const ELSEWHERE = ['matches', ...COMPREHENSIONS]
const CALLED_FIRST = ['has', ...Object.keys(FUNCTIONS)]
const CALLED_BEHIND = [...Object.keys(METHODS), ...ELSEWHERE]
