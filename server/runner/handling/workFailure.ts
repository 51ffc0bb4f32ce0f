import { TemplateError } from '../../../shared/generation/template'
import type { Outcome, Problem } from '../../../shared/problem'
import { isRefusal } from '../runTools'

/** An attempt failed: as drawn, or because of a service or store that it needs. Another attempt may succeed. */
export class WorkFailure extends Error {
  override readonly name = 'WorkFailure'
}

/** However often it is tried, this record fails: it is not JSON, or lacks what is asked of it. */
export class Unprocessable extends Error {
  override readonly name = 'Unprocessable'
}

/** The record is to blame, or the message it makes, which no cluster takes. */
export const isUnprocessable = (error: unknown): boolean =>
  error instanceof Unprocessable || error instanceof TemplateError || isRefusal(error)

/** What may be over at another time is a failed attempt: an expression that took too long by the clock, a disk that was full. */
export const failureOf = ({ sentence, retriable }: Problem) =>
  retriable ? new WorkFailure(sentence) : new Unprocessable(sentence)

export function orFailure<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value
  throw failureOf(outcome.problem)
}
