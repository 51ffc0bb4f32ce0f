import type { Problem } from '../problem'

/** `at`: index in the text where it goes wrong; `length`: how many characters are meant. */
export type ExpressionProblem = Problem & { readonly at: number; readonly length?: number }

/** A piece of the text of an expression. */
export type Span = { readonly start: number; readonly end: number }

export type Explained = { readonly sentence: string; readonly next?: string | undefined; readonly retriable?: boolean }

const problemAt = ({ start, end }: Span, { sentence, next, retriable }: Explained): ExpressionProblem => ({
  code: 'expression',
  sentence,
  place: `character ${start + 1}`,
  ...(next ? { next } : {}),
  ...(retriable ? { retriable } : {}),
  at: start,
  ...(end > start ? { length: end - start } : {}),
})

/** Thrown inside of this folder only: `compileExpression` and `evaluate` hand it out as data. */
export class ExpressionError extends Error {
  override readonly name = 'ExpressionError'
  readonly span: Span
  /** Also ends what would go on without this result, as `||` does. */
  readonly isFinal: boolean
  private readonly explained: Explained | (() => Explained)

  /** What takes work to explain is explained only if it gets out: most errors are passed over, one for each element of a list. */
  constructor(span: Span, explained: Explained | (() => Explained), isFinal = false) {
    super()
    this.span = span
    this.explained = explained
    this.isFinal = isFinal
  }

  get problem(): ExpressionProblem {
    return problemAt(this.span, typeof this.explained === 'function' ? this.explained() : this.explained)
  }
}
