import { Environment, ParseError } from '@marcbachmann/cel-js'
import { LIMITS } from '../topology/limits'
import { ExpressionError } from './expressionProblem'
import { type Node, partsOf } from './partsOf'
import { syntaxError, TOO_DEEP } from './syntaxError'

const environment = new Environment({
  limits: { maxAstNodes: 2_000, maxDepth: 100, maxListElements: 500, maxMapEntries: 500, maxCallArguments: 8 },
})

/** Operators inside each other; what reads and runs a tree goes down it call by call. */
const DEEPEST = 250

/** The tree of an expression in CEL. Throws an ExpressionError. Nothing of the library but its parser is used: see decision 12. */
export function parseExpression(text: string): Node {
  if (text.length > LIMITS.expressionLength)
    throw new ExpressionError(
      { start: LIMITS.expressionLength, end: text.length },
      { sentence: `The expression is longer than ${LIMITS.expressionLength} characters.` },
    )
  if (text.trim() === '')
    throw new ExpressionError({ start: 0, end: text.length }, { sentence: 'There is no expression here.' })
  const tree = parse(text)
  if (isDeeperThan(DEEPEST, tree)) throw tooDeep(text)
  return tree
}

function parse(text: string): Node {
  try {
    return environment.parse(text).ast
  } catch (error) {
    if (error instanceof ParseError) throw syntaxError(error, text)
    throw isStackOverflow(error) ? tooDeep(text) : error
  }
}

/** The parser follows a row of ! or - without counting. Chromium and Node say RangeError, Firefox InternalError. */
const isStackOverflow = (error: unknown) =>
  error instanceof Error && (error.name === 'RangeError' || error.name === 'InternalError')

const tooDeep = (text: string) => new ExpressionError({ start: 0, end: text.length }, TOO_DEEP)

function isDeeperThan(limit: number, tree: Node): boolean {
  let level: readonly Node[] = [tree]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return true
    level = level.flatMap(partsOf)
  }
  return false
}
