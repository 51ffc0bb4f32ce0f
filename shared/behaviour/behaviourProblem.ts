import type { Problem } from '../problem'

/** What is wrong with a drawn field, or with a record as that field sees it. No attempt can go better unless it is retriable. */
export type BehaviourProblem = Problem & {
  /** The connection, service or store on which the field is drawn. */
  readonly elementId: string
  readonly field: string
  /** Index in the field's text. */
  readonly at?: number
}

export type Field = { readonly elementId: string; readonly field: string }

export const fieldProblem = (
  { elementId, field }: Field,
  problem: Problem & { readonly at?: number },
): BehaviourProblem => ({
  ...problem,
  place: problem.place ? `${field}, ${problem.place}` : field,
  elementId,
  field,
})

/** Thrown inside of this folder only: what is exported hands it out as data. */
export class FieldError extends Error {
  override readonly name = 'FieldError'
  readonly problem: BehaviourProblem

  constructor(problem: BehaviourProblem) {
    super(problem.sentence)
    this.problem = problem
  }
}
