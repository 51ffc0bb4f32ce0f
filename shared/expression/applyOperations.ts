import type { Applied } from './applied'
import type { Compiled } from './compiled'
import { ExpressionError } from './expressionProblem'
import { eitherOf, type Kind, kindOf, type Shape, spokenKinds } from './kinds'
import { type Operation, OperationError } from './operations'
import { remedyOf } from './remedyOf'
import { COST_OF_ERROR, type Run, spend } from './run'

/** An operator or function over its operands. Throws where none of the operations can take them, whatever the message. */
export function applyOperations(applied: Applied): Compiled {
  const { operations, operands } = applied
  const possible = operations.filter(({ takes }) => isPossible(takes, operands))
  if (possible.length === 0) throw misfit(applied, narrowed(applied))
  return { run: (run) => apply(applied, run), shape: shapeOf(possible, operands) }
}

/** Of an element of an empty list nothing is known. */
const isPossible = (takes: readonly Kind[], operands: readonly Compiled[]) =>
  takes.length === operands.length &&
  operands.every(({ shape: { kinds } }, at) => kinds.length === 0 || kinds.some((kind) => kind === takes[at]))

function shapeOf(possible: readonly Operation[], operands: readonly Compiled[]): Shape {
  const kinds = [...new Set(possible.map(({ gives }) => gives))]
  return { kinds, within: kinds.includes('list') ? eitherOf(operands.map(({ shape }) => shape)).within : [] }
}

function apply(applied: Applied, run: Run): unknown {
  const { operations, operands, span } = applied
  const values = operands.map((operand) => operand.run(run))
  const operation = operations.find(({ takes }) => values.every((value, at) => kindOf(value) === takes[at]))
  if (!operation)
    throw misfit(
      applied,
      values.map((value) => [kindOf(value)]),
    )
  try {
    return operation.apply(values as never, run)
  } catch (error) {
    if (!(error instanceof OperationError)) throw error
    run.work.left -= COST_OF_ERROR
    throw new ExpressionError(span, { sentence: error.message })
  } finally {
    spend(run, 0, span)
  }
}

/** Of the kinds an operand may have, those that matter here. */
const narrowed = ({ operations, operands }: Applied): readonly (readonly Kind[])[] =>
  operands.map(({ shape: { kinds } }, at) => {
    const fitting = kinds.filter((kind) => operations.some(({ takes }) => takes[at] === kind))
    return fitting.length > 0 ? fitting : kinds
  })

function misfit(applied: Applied, kinds: readonly (readonly Kind[])[]): ExpressionError {
  const sentence = `${applied.name} does not work with ${kinds.map(spokenKinds).join(' and ') || 'nothing'}.`
  return new ExpressionError(applied.span, { sentence, next: remedyOf(applied, kinds) })
}
