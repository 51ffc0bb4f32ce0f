import { type BehaviourProblem, FieldError } from './behaviourProblem'

export type Attempted<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: BehaviourProblem }

/** What is wrong with a drawn field as data. */
export function attempt<T>(work: () => T): Attempted<T> {
  try {
    return { ok: true, value: work() }
  } catch (error) {
    if (error instanceof FieldError) return { ok: false, problem: error.problem }
    throw error
  }
}
