import { boardOf } from '../topology/boardForTests'
import type { Rule } from './boardProblem'

/** What a rule says about a board file, one sentence each; for tests. */
export const toldBy = (rule: Rule, text: string): readonly string[] =>
  [...rule(boardOf(text), { prefix: '' })].map(
    ({ severity, elementId, field, sentence, next }) =>
      `${severity} ${elementId}${field ? `.${field}` : ''}: ${[sentence, next].filter(Boolean).join(' ')}`,
  )
