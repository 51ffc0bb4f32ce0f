import { type ASTNode, Environment, ParseError } from '@marcbachmann/cel-js'
import { LIMITS } from '../topology/limits'
import { ExpressionError } from './expressionProblem'
import { syntaxError } from './syntaxError'

export type Node = ASTNode

const environment = new Environment({
  limits: { maxAstNodes: 2_000, maxDepth: 100, maxListElements: 500, maxMapEntries: 500, maxCallArguments: 8 },
})

/** The tree of an expression in CEL. Throws an ExpressionError. Nothing of the library but its parser is used: see decision 9. */
export function parseExpression(text: string): Node {
  if (text.length > LIMITS.expressionLength)
    throw new ExpressionError(
      { start: LIMITS.expressionLength, end: text.length },
      { sentence: `The expression is longer than ${LIMITS.expressionLength} characters.` },
    )
  if (text.trim() === '')
    throw new ExpressionError({ start: 0, end: text.length }, { sentence: 'There is no expression here.' })
  try {
    return environment.parse(text).ast
  } catch (error) {
    throw error instanceof ParseError ? syntaxError(error, text) : error
  }
}
