import type { LedgerRow } from '../../../shared/ledger/model'

/** Waiting and not handled: what is handled is not always committed yet, and a record may have come twice. */
export const stillToCome = ({ waiting, inTopic, distinct, deadLettered, missing }: LedgerRow): number =>
  Math.min(waiting, Math.max(0, inTopic - distinct - deadLettered - missing))

/** An effect for each time that an event was handled, instead of one. */
export const doubledEffects = ({ effects, distinct }: LedgerRow): number => Math.max(0, effects - distinct)

export const totalOf = (rows: readonly LedgerRow[], of: (row: LedgerRow) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0)
