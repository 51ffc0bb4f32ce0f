import type { InvariantState } from '../../shared/protocol/run'
import type { LedgerBoard, Ledgers } from '../ledger/port'

/** The invariants of a board, checked again and again while somebody looks; never waits for a cluster that does not answer. */
export type InvariantWatch = {
  /** As last checked. */
  states(): readonly InvariantState[]
  /** Called at every beat; checks at some of them, and once at a time. */
  beat(board: LedgerBoard): void
}

/** With beats of a quarter of a second: every two seconds. */
const EVERY_BEATS = 8

export function watchInvariants(ledgers: Pick<Ledgers, 'check'>): InvariantWatch {
  let states: readonly InvariantState[] = []
  let isChecking = false
  let wait = 0

  async function check(board: LedgerBoard): Promise<void> {
    const drawn = [...board.topology.invariants.values()]
    states = drawn.length > 0 ? await ledgers.check(board, drawn) : []
  }

  return {
    states: () => states,
    beat(board) {
      wait -= 1
      if (isChecking || wait > 0) return
      isChecking = true
      wait = EVERY_BEATS
      void check(board)
        .catch(() => undefined)
        .finally(() => {
          isChecking = false
        })
    },
  }
}
