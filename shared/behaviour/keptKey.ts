import { done, type Outcome, refused } from '../problem'
import { LIMITS } from '../topology/limits'
import { type Field, FieldError, fieldProblem } from './behaviourProblem'

/** A key under which something is to be kept. Refused where it is too long. */
export const keepable = (key: string): Outcome<string> =>
  key.length <= LIMITS.keyLength
    ? done(key)
    : refused({
        code: 'longKey',
        sentence: `The key has ${key.length} characters; nothing is kept under one of more than ${LIMITS.keyLength}.`,
      })

/** The same as a drawn field gives it. Throws a FieldError. */
export function keptKey(key: string, field: Field): string {
  const kept = keepable(key)
  if (kept.ok) return kept.value
  throw new FieldError(fieldProblem(field, kept.problem))
}
