import { done, type Outcome, refused } from '../../../shared/problem'
import { createSlots } from '../../slots'
import { createStopper } from '../createStopper'
import type { RunBoard } from '../port'
import { Interrupted } from '../runTools'
import { type BoardStores, createBoardStores } from './boardStores'
import type { StoreKafka } from './handledStretches'
import type { Stores } from './port'
import type { StateStore } from './stateStore'

export type StoresOptions = {
  readonly kafka: StoreKafka
  /** Milliseconds since the epoch. */
  readonly now?: () => number
}

export function createStores({ kafka, now = Date.now }: StoresOptions): Stores {
  const boards = new Map<string, BoardStores>()
  const closing = createStopper()
  /** To fold a log for a look takes long; so many are folded at a time. */
  const inSlot = createSlots(2)

  function storesOf(boardId: string): BoardStores {
    const known = boards.get(boardId)
    if (known) return known
    const made = createBoardStores({ kafka, now })
    boards.set(boardId, made)
    return made
  }

  function asDrawn(board: RunBoard): BoardStores {
    const stores = storesOf(board.boardId)
    stores.follow(board)
    return stores
  }

  async function onState<T>(board: RunBoard, storeId: string, work: (state: StateStore) => Promise<T>) {
    const state = asDrawn(board).state(storeId)
    return state ? unlessInterrupted(work(state)) : refused(NOT_A_STATE)
  }

  return {
    follow: (board) => void asDrawn(board),
    keeping: (boardId, serviceId) => storesOf(boardId).keeping(serviceId),
    counters: (boardId) => boards.get(boardId)?.counters() ?? [],
    read: (board, storeId, asked) =>
      onState(board, storeId, (state) => inSlot(() => state.read(asked, closing.signal))),
    wipe: (board, storeId) => onState(board, storeId, (state) => state.wipe().then(() => null)),
    rebuild: (board, storeId) => onState(board, storeId, (state) => state.rebuild(closing.signal).then(() => null)),
    putRow: async () => refused(NOT_A_TABLE),
    deleteRow: async () => refused(NOT_A_TABLE),
    close: async () => closing.abort(),
  }
}

async function unlessInterrupted<T>(work: Promise<T>): Promise<Outcome<T>> {
  try {
    return done(await work)
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error
    return refused({ code: 'interrupted', sentence: 'The state was wiped before that was done.', retriable: true })
  }
}

const NOT_A_STATE = {
  code: 'notAState',
  sentence: 'That store is not on the board any more, or it is a table: only a state is folded from the log.',
}
const NOT_A_TABLE = {
  code: 'notATable',
  sentence: 'That store is not on the board any more, or it is a state: only a table has rows to edit.',
}
