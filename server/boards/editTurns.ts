import { done, type Outcome } from '../../shared/problem'
import type { Topology } from '../../shared/topology/model'
import type { BoardRows } from './boardRows'
import type { OpenBoard } from './openBoard'
import { type Database, inTransaction } from './openDatabase'

/** An update that was tried and waits for the disk. */
export type TriedEdit = {
  readonly boardId: string
  readonly board: OpenBoard
  readonly update: Uint8Array
  readonly topology: Topology
}

export type EditTurns = {
  /** Written at the end of this turn of the event loop, together with whatever else is tried in it. */
  add(edit: TriedEdit): Promise<Outcome<null>>
  /** Writes it now, after whatever waits. */
  addNow(edit: TriedEdit): Outcome<null>
  /** Writes what waits, now. */
  commit(): Outcome<null>
}

type Waiting = { readonly edit: TriedEdit; readonly answer: (outcome: Outcome<null>) => void }
type Store = { readonly database: Database; readonly tables: BoardRows; readonly now: () => number }

/** Steps 5 and 6 of an acknowledged edit: one flush to disk for all edits of a turn, then applied, answered and told, in this order. */
export function editTurns(store: Store, tell: (edits: readonly TriedEdit[]) => void): EditTurns {
  let waiting: Waiting[] = []
  let timer: NodeJS.Immediate | undefined

  const commit = () => {
    clearImmediate(timer)
    timer = undefined
    if (waiting.length === 0) return done(null)
    const turn = waiting
    waiting = []
    const edits = turn.map(({ edit }) => edit)
    const written = write(store, edits)
    for (const edit of edits) settle(edit, written)
    for (const { answer } of turn) answer(written)
    if (written.ok) tell(edits)
    return written
  }
  return {
    add: (edit) =>
      new Promise((answer) => {
        waiting.push({ edit, answer })
        timer ??= setImmediate(commit)
      }),
    addNow: (edit) => {
      waiting.push({ edit, answer: () => undefined })
      return commit()
    },
    commit,
  }
}

function write({ database, tables, now }: Store, edits: readonly TriedEdit[]): Outcome<null> {
  return inTransaction(database, () => {
    for (const { boardId, update } of edits) tables.append(boardId, update)
    for (const boardId of new Set(edits.map((edit) => edit.boardId))) tables.setEditedAt(boardId, now())
    return null
  })
}

function settle({ board, update, topology }: TriedEdit, written: Outcome<null>): void {
  if (written.ok) board.accept(update, topology)
  else board.takeBack()
}
