import * as Y from 'yjs'
import type { BoardRows } from './boardRows'
import { documentOf } from './openBoard'
import { type Database, inTransaction } from './openDatabase'

const MOST_UPDATES = 500
const SMALL_BYTES = 64 * 1024
const MOST_TIMES_THE_FIRST = 4

type Store = { readonly database: Database; readonly tables: BoardRows }

/**
 * Replaces a log that has grown by the one update that makes the same board; after that it has grown again when it is several times that
 * update. Made from the disk and not from memory, so that whatever was committed stays. A disk that refuses leaves the long log as it is.
 */
export function compactGrown({ database, tables }: Store, boardId: string): void {
  const { updates, bytes, firstBytes } = tables.logSize(boardId)
  const isLarge = bytes > SMALL_BYTES && bytes > MOST_TIMES_THE_FIRST * firstBytes
  if (updates <= MOST_UPDATES && !isLarge) return
  inTransaction(database, () => {
    const doc = documentOf(tables.log(boardId))
    tables.replaceLog(boardId, Y.encodeStateAsUpdate(doc))
    doc.destroy()
  })
}
