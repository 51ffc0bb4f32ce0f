import { ExpressionError, type Span } from './expressionProblem'

/** What may still be done for one record. */
export type Work = {
  /** Steps of some 100 ns. */
  left: number
  /** A second wall, in case steps take longer than they count: it is asked whenever no more than so many are left. */
  askAt: number
  readonly isLate: () => boolean
}

/** Some 50 ms. */
const STEPS = 500_000
const STEPS_BETWEEN_ASKING = 2_000

/** `isLate` knows the clock. */
export const freshWork = (isLate = () => false): Work => ({ left: STEPS, askAt: STEPS - STEPS_BETWEEN_ASKING, isLate })

/** Where a scope carries the work that all expressions over one record share. */
export const WORK = Symbol('work')

/**
 * What an expression may see, by name: JSON values, whose numbers are decimal ones. A property may be a getter, asked only when it is needed.
 * Without work of its own each evaluation has as much as a record.
 */
export type Scope = Readonly<Record<string, unknown>> & { readonly [WORK]?: Work }

/** One evaluation. */
export type Run = {
  readonly scope: Scope
  /** Values of the names that `map`, `filter` and their like introduce, by nesting depth. */
  readonly slots: unknown[]
  readonly work: Work
}

export const startRun = (scope: Scope): Run => ({ scope, slots: [], work: scope[WORK] ?? freshWork() })

export const TOO_MUCH_WORK = {
  sentence: 'This takes too much work for one record.',
  next: 'Let it look at less: fewer lists inside lists, or a smaller message.',
}

/** Another time the server may have less to do. */
const TOO_LATE = { ...TOO_MUCH_WORK, sentence: 'This takes too long for one record.', retriable: true }

/** Counts work, so that no expression runs for ever. */
export function spend({ work }: Run, steps: number, span: Span): void {
  work.left -= steps
  if (work.left < 0) throw new ExpressionError(span, TOO_MUCH_WORK, true)
  if (work.left >= work.askAt) return
  work.askAt = work.left - STEPS_BETWEEN_ASKING
  if (work.isLate()) throw new ExpressionError(span, TOO_LATE, true)
}

/** What it costs to look through a text. */
export const costOfText = (text: string) => text.length / 32

export const costOfTexts = (one: string, other: string) => costOfText(one) + costOfText(other)

const TABLED = 250
const COMPARED_IN_A_STEP = 128

/** What it costs to look for a text in another. V8 has tables for no more than the end of it: a longer one may be compared at every place. */
export const costOfSearch = (text: string, part: string) =>
  costOfTexts(text, part) +
  (part.length > TABLED ? (Math.max(text.length - part.length, 0) * part.length) / COMPARED_IN_A_STEP : 0)

/** What it costs to make one more list, or one more field of an object. */
export const COST_OF_MAKING = 4

/** Whole numbers are of any size before they are found to fit, and the digits of a decimal number are searched for. */
export const COST_OF_DIGITS = 5

const SORTED = 1_000

/** The names of an object's fields. V8 sorts them at each asking where they are many. */
export function namesIn(map: object, { work }: Run): readonly string[] {
  const names = Object.keys(map)
  work.left -= names.length * (names.length > SORTED ? 8 : 1)
  return names
}

/** An error remembers where in the program it was thrown, which takes some 20 µs, also if it is passed over. */
export const COST_OF_ERROR = 200
