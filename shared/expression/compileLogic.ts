import type { Compiled } from './compiled'
import { ExpressionError, type Span } from './expressionProblem'
import { eitherOf, kindOf, plain, spokenKinds } from './kinds'
import type { Node } from './partsOf'
import { COST_OF_ERROR, type Run, spend } from './run'

type Part = (node: Node) => Compiled
/** Throws an ExpressionError unless the part gives true or false. */
export type Flag = (run: Run) => boolean

export function flagOf({ run, shape }: Compiled, span: Span): Flag {
  const { kinds } = shape
  if (kinds.length > 0 && !kinds.includes('flag')) throw noFlag(spokenKinds(kinds), span)
  return (at) => {
    const value = run(at)
    if (typeof value === 'boolean') return value
    throw noFlag(spokenKinds([kindOf(value)]), span)
  }
}

const noFlag = (found: string, span: Span) =>
  new ExpressionError(span, { sentence: `Here stands ${found} where true or false is needed.` })

export function compileCondition([when, then, otherwise]: readonly [Node, Node, Node], part: Part): Compiled {
  const isTrue = flagOf(part(when), when)
  const [yes, no] = [part(then), part(otherwise)]
  return { run: (run) => (isTrue(run) ? yes.run(run) : no.run(run)), shape: eitherOf([yes.shape, no.shape]) }
}

/** `&&` is decided by one false and `||` by one true, whichever side it stands on and even if the other side fails. */
export function compileLogic(op: '&&' | '||', [left, right]: readonly [Node, Node], part: Part): Compiled {
  const decisive = op === '||'
  const [first, second] = [flagOf(part(left), left), flagOf(part(right), right)]
  const run = (at: Run) => {
    const one = attempt(first, at)
    if (one === decisive) return decisive
    const other = attempt(second, at)
    if (other === decisive) return decisive
    return settled([one, other]) && !decisive
  }
  return { run, shape: plain('flag') }
}

/** The flag, or the error that stands in its place. */
export function attempt(flag: Flag, run: Run): boolean | ExpressionError {
  try {
    return flag(run)
  } catch (error) {
    if (!(error instanceof ExpressionError) || error.isFinal) throw error
    spend(run, COST_OF_ERROR, error.span)
    return error
  }
}

/** Throws the first error among them. */
export function settled(flags: readonly (boolean | ExpressionError)[]): true {
  for (const flag of flags) if (typeof flag !== 'boolean') throw flag
  return true
}
