import { compileExpression, RECORD_VARIABLES, type Wanted } from '../../../../shared/expression/compileExpression'
import type { Seen } from './readSamples'

const VARIABLES = [...RECORD_VARIABLES, 'tables', 'item']

/** What an expression gives for a message; undefined where it is empty, cannot be understood or cannot be computed there. */
export function readValue(text: string, wants: Wanted): (seen: Seen) => unknown {
  const compiled = compileExpression(text, { wants, variables: VARIABLES })
  if (!compiled.ok) return () => undefined
  return (seen) => {
    const result = compiled.expression.evaluate(seen)
    return result.ok ? result.value : undefined
  }
}
