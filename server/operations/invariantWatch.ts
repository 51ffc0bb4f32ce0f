import type { InvariantState } from '../../shared/protocol/run'
import type { LedgerBoard, Ledgers } from '../ledger/port'
import { reportBug } from '../reportBug'
import { sentenceOf } from '../runner/runTools'

/** The invariants of a board, checked again and again while somebody looks; never waits for a cluster that does not answer. */
export type InvariantWatch = {
  /** As last checked; unknown, with the reason, where they could not be. */
  states(): readonly InvariantState[]
  /** Called as often as one likes; checks now and then, and once at a time. */
  beat(board: LedgerBoard): void
}
export type InvariantWatchOptions = {
  readonly ledgers: Pick<Ledgers, 'check'>
  /** Milliseconds, counted from whenever. */
  readonly now?: () => number
}

const EVERY_MS = 2_000
/** What takes long is done more seldom, so that a board with a long ledger leaves the server to the others. */
const PAUSE_PER_WORK = 9

export function watchInvariants({ ledgers, now = () => performance.now() }: InvariantWatchOptions): InvariantWatch {
  let states: readonly InvariantState[] = []
  let isChecking = false
  let nextAt = Number.NEGATIVE_INFINITY

  async function check(board: LedgerBoard): Promise<void> {
    const drawn = [...board.topology.invariants.values()]
    try {
      states = drawn.length > 0 ? await ledgers.check(board, drawn) : []
    } catch (error) {
      reportBug(error)
      states = drawn.map(({ id }) => ({ id, state: 'unknown', sentence: sentenceOf(error) }))
    }
  }

  return {
    states: () => states,
    beat(board) {
      const began = now()
      if (isChecking || began < nextAt) return
      isChecking = true
      void check(board).finally(() => {
        isChecking = false
        nextAt = Math.max(began + EVERY_MS, now() + PAUSE_PER_WORK * (now() - began))
      })
    },
  }
}
