import { RE2JS, RE2JSException } from '@bufbuild/re2'
import { ExpressionError, type Span } from './expressionProblem'
import { patternPlaces } from './patternPlaces'
import { type Run, spend } from './run'

/** A regular expression in RE2's syntax, matched in time proportional to the text. */
export type Pattern = (text: string, run: Run) => boolean

const LONGEST = 500
/** Written out, a pattern of some hundred characters may take a hundred megabytes, and a second to compile. */
const MOST_PLACES = 5_000

/** Throws an ExpressionError. */
export function compilePattern(source: string, span: Span): Pattern {
  if (source.length > LONGEST)
    throw new ExpressionError(span, { sentence: `The pattern is longer than ${LONGEST} characters.` })
  if (patternPlaces(source) > MOST_PLACES)
    throw new ExpressionError(span, {
      sentence: `With its repetitions written out the pattern is longer than ${MOST_PLACES} characters.`,
      next: 'Repeat less often, or without a count: + and * cost nothing.',
    })
  const pattern = compiled(source, span)
  const stepsPerCharacter = 1 + pattern.re2().prog.numInst() / 8
  return (text, run) => {
    spend(run, text.length * stepsPerCharacter, span)
    return pattern.test(text)
  }
}

function compiled(source: string, span: Span): RE2JS {
  try {
    return RE2JS.compile(source)
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error
    const next = 'Patterns are written as RE2 reads them: without look-around and back-references.'
    throw new ExpressionError(span, { sentence: `This is not a pattern: ${error.message}.`, next })
  }
}
