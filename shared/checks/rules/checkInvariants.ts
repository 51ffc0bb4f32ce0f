import { compileExpectation } from '../../ledger/compileExpectation'
import type { Rule } from '../boardProblem'

/** An expectation that cannot be understood says nothing about a board, in the drawing as in a test that runs it. */
export const checkInvariants: Rule = function* (board) {
  for (const { id, name, expect } of board.invariants.values()) {
    const compiled = compileExpectation(expect, board)
    if (compiled.ok) continue
    const { sentence, place, next } = compiled.problem
    yield {
      code: 'invariant',
      severity: 'error',
      sentence: `What must hold as "${name}" cannot be understood, at ${place}: ${sentence}`,
      ...(next && { next }),
      elementId: id,
      field: 'expect',
    }
  }
}
