import { compileExpression, type Expected } from '../expression/compileExpression'
import type { Scope } from '../expression/run'
import { TemplateError } from '../generation/templateContext'
import { type Field, FieldError, fieldProblem } from './behaviourProblem'

/** The expression of a drawn field. */
export type FieldExpression = {
  readonly uses: ReadonlySet<string>
  /** Throws a FieldError. */
  evaluate(scope: Scope): unknown
}

/** Undefined where nothing is written. Throws a FieldError where it does not compile. */
export function fieldExpression(text: string, field: Field, expected: Expected): FieldExpression | undefined {
  if (text.trim() === '') return undefined
  const compiled = compileExpression(text, expected)
  if (!compiled.ok) throw new FieldError(fieldProblem(field, compiled.problem))
  const { uses, evaluate } = compiled.expression
  return {
    uses,
    evaluate: (scope) => {
      const evaluated = explaining(field, () => evaluate(scope))
      if (evaluated.ok) return evaluated.value
      throw new FieldError(fieldProblem(field, evaluated.problem))
    },
  }
}

/** A TemplateError becomes a FieldError that names the field. */
export function explaining<T>(field: Field, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    throw new FieldError(fieldProblem(field, { code: 'template', sentence: error.message }))
  }
}
