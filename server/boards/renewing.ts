import { createSlots } from '../slots'
import type { BoardLibrary } from './boardLibrary'
import type { BoardRows } from './boardRows'
import type { EditTurns } from './editTurns'
import type { LongWork } from './longWork'
import { type Database, inTransaction } from './openDatabase'
import type { Boards } from './port'
import { untilClosed } from './untilClosed'

/** Less is not worth that pages with the earlier document have to begin with the new one. */
const LEAST_FREED_BYTES = 64 * 1024
const LEAST_FREED_SHARE = 0.05

type Store = {
  readonly database: Database
  readonly tables: BoardRows
  readonly library: BoardLibrary
  readonly turns: EditTurns
  readonly work: LongWork
}

/** Yjs keeps a trace of whatever was deleted, and fields and elements that nobody sees, for as long as there is the same document. */
export function renewing({ database, tables, library, turns, work }: Store): Pick<Boards, 'renew'> {
  /** How small each board was at last; what has not grown since is not tried again. */
  const smallest = new Map<string, number>()
  const sizeOf = (boardId: string) => {
    turns.commit()
    const { updates, bytes } = tables.logSize(boardId)
    return { updates, bytes, isLarge: isMuchMore(bytes, smallest.get(boardId) ?? 0) }
  }
  /** When a class goes home, many boards are left at once: no more of them than one is in memory for this. */
  const inTurn = createSlots(1)
  const renew: Boards['renew'] = async (boardId, isOpen) => {
    if (!database.isOpen) return
    const before = sizeOf(boardId)
    if (!before.isLarge || !library.find(boardId).ok) return
    const renewed = await untilClosed(database, work.renewed(tables.log(boardId)))
    if (!renewed.ok) return
    const document = renewed.value
    smallest.set(boardId, document.length)
    if (isOpen()) return
    const after = sizeOf(boardId)
    const isAsItWas = after.updates === before.updates && after.bytes === before.bytes
    if (!isAsItWas || !after.isLarge) return
    if (inTransaction(database, () => tables.renew(boardId, document)).ok) library.forget(boardId)
  }
  return { renew: (boardId, isOpen) => inTurn(() => renew(boardId, isOpen)) }
}

const isMuchMore = (bytes: number, small: number) =>
  bytes - small > LEAST_FREED_BYTES && bytes - small > LEAST_FREED_SHARE * bytes
