import { done, type Outcome, refused } from '../../../shared/problem'
import type { StoreContents } from '../../../shared/protocol/runRequests'
import { createSlots } from '../../slots'
import type { Change, RowWrite, Tables } from '../../tables/port'
import type { RunBoard } from '../port'
import { Interrupted } from '../runTools'
import { createStopper } from '../waiting/createStopper'
import { type BoardStores, createBoardStores } from './boardStores'
import type { StoreKafka } from './handledStretches'
import type { StoreReading, Stores } from './port'
import type { StateStore } from './stateStore'

export type StoresOptions = {
  readonly kafka: StoreKafka
  readonly tables: Tables
  /** Milliseconds since the epoch. */
  readonly now?: () => number
}

export function createStores({ kafka, tables, now = Date.now }: StoresOptions): Stores {
  const boards = new Map<string, BoardStores>()
  const closing = createStopper()
  /** To fold a log for a look takes long; so many are folded at a time, and of each board one. */
  const inSlot = createSlots(2)

  const held = () => [...boards.values()].reduce((sum, { states }) => sum + states.held(), 0)

  function storesOf(boardId: string): BoardStores {
    const known = boards.get(boardId)
    if (known) return known
    const made = createBoardStores({ boardId, kafka, tables, now, held })
    boards.set(boardId, made)
    return made
  }

  function lookedAt(board: RunBoard): BoardStores {
    const stores = storesOf(board.boardId)
    stores.look(board)
    return stores
  }

  async function onState<T>(board: RunBoard, storeId: string, work: (state: StateStore) => Promise<T>) {
    const state = lookedAt(board).states.state(storeId)
    return state ? unlessInterrupted(work(state)) : refused(NOT_A_STATE)
  }

  async function readState(board: RunBoard, state: StateStore, asked: StoreReading): Promise<StoreContents> {
    const isFolded = asked.asOf === undefined && state.view() !== undefined
    if (isFolded) return state.read(asked, closing.signal)
    const signal = asked.asOf === undefined ? closing.signal : whicheverFirst(closing.signal, asked.gone)
    return storesOf(board.boardId).inTurn(() =>
      inSlot(async () => {
        if (signal.aborted) throw new Interrupted()
        return state.read(asked, signal)
      }),
    )
  }

  function writeRow(board: RunBoard, storeId: string, row: Outcome<Omit<RowWrite, 'at'>>): Outcome<Change | null> {
    const { tables: known } = lookedAt(board)
    const table = known.table(storeId)
    if (!row.ok || !table) return row.ok ? refused(NOT_A_TABLE) : row
    const written = table.write(row.value)
    if (written.ok && written.value) known.written(table, written.value)
    return written
  }

  return {
    follow: (board) => storesOf(board.boardId).follow(board),
    look: (board) => void lookedAt(board),
    keeping: (boardId, serviceId, tools) => storesOf(boardId).keeping(serviceId, tools),
    counters(boardId) {
      const board = boards.get(boardId)
      return board ? [...board.states.counters(), ...board.tables.counters()] : []
    },
    forget: (boardId) => void boards.delete(boardId),
    async read(board, storeId, asked) {
      const table = lookedAt(board).tables.table(storeId)
      if (!table) return onState(board, storeId, (state) => readState(board, state, asked))
      return asked.asOf === undefined ? done(table.contents(asked.limit)) : refused(NO_PAST)
    },
    wipe: (board, storeId) => onState(board, storeId, (state) => state.wipe().then(() => null)),
    rebuild: (board, storeId) => onState(board, storeId, (state) => state.rebuild(closing.signal).then(() => null)),
    async putRow(board, storeId, json) {
      const table = lookedAt(board).tables.table(storeId)
      const written = table ? writeRow(board, storeId, table.readRow(json)) : refused(NOT_A_TABLE)
      return written.ok ? done(null) : written
    },
    async deleteRow(board, storeId, id) {
      const written = writeRow(board, storeId, done({ id, row: null }))
      if (!written.ok) return written
      return written.value ? done(null) : refused(noRow(id))
    },
    close: async () => closing.abort(),
  }
}

const whicheverFirst = (one: AbortSignal, other: AbortSignal | undefined) =>
  other ? AbortSignal.any([one, other]) : one

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
const NO_PAST = {
  code: 'noPast',
  sentence: 'A table has only the rows of now; what they were before is in the topic that captures its changes.',
}
const noRow = (id: string) => ({
  code: 'noRow',
  sentence: `There is no row "${id}" in the table any more.`,
})
