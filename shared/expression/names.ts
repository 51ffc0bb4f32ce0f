import { nearest } from '../topology/nearest'
import type { Explained } from './expressionProblem'

/** A name that is not known, with the one that was probably meant. */
export function unknownName(what: string, name: string, known: readonly string[]): Explained {
  const near = nearest(name, known)
  return {
    sentence: `There is no ${what} called "${name.slice(0, 50)}" here.${near ? ` Did you mean "${near}"?` : ''}`,
    next: known.length > 0 ? `Known are ${known.join(', ')}.` : `There is no ${what} at all here.`,
  }
}
