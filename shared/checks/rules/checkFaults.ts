import { parseFault } from '../../ledger/parseFault'
import type { Rule } from '../boardProblem'

/** A fault is a sentence about things on the board; renamed or removed, they are not found any more. */
export const checkFaults: Rule = function* (board) {
  for (const { id, fault } of board.faults.values()) {
    const parsed = parseFault(fault, board)
    if (parsed.ok) continue
    const { sentence, next } = parsed.problem
    yield { code: 'fault', severity: 'warning', sentence, ...(next && { next }), elementId: id, field: 'fault' }
  }
}
