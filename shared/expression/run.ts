import { ExpressionError, type Span } from './expressionProblem'

/** One evaluation. */
export type Run = {
  readonly scope: Readonly<Record<string, unknown>>
  /** Values of the names that `map`, `filter` and their like introduce, by nesting depth. */
  readonly slots: unknown[]
  /** Steps left. */
  left: number
}

/** Some 50 ms of work. */
const STEPS = 500_000

export const startRun = (scope: Readonly<Record<string, unknown>>): Run => ({ scope, slots: [], left: STEPS })

/** Counts work, so that no expression runs for ever. */
export function spend(run: Run, steps: number, span: Span): void {
  run.left -= steps
  if (run.left >= 0) return
  const sentence = 'This takes too much work for one record.'
  const next = 'Let it look at less: fewer lists inside lists, or a smaller message.'
  throw new ExpressionError(span, { sentence, next }, true)
}

/** What it costs to look through a text. */
export const costOfText = (text: string) => text.length / 32
