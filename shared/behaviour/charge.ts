import { type Scope, TOO_MUCH_WORK, WORK } from '../expression/run'
import { type Field, FieldError, fieldProblem } from './behaviourProblem'

/** Counts what is done for a record beside its expressions as work on it. Throws a FieldError where that is too much. */
export function charge(scope: Scope, steps: number, field: Field): void {
  const work = scope[WORK]
  if (!work) return
  work.left -= steps
  if (work.left < 0) throw new FieldError(fieldProblem(field, { code: 'tooMuch', ...TOO_MUCH_WORK }))
}
