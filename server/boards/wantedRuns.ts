import { type Outcome, refused } from '../../shared/problem'
import type { BoardLibrary } from './boardLibrary'
import type { BoardRows } from './boardRows'
import { type Database, inTransaction } from './openDatabase'
import type { Boards } from './port'

export type WantedRuns = Pick<Boards, 'wanted' | 'want' | 'unwant' | 'boardsWanted'>

type Parts = { readonly database: Database; readonly tables: BoardRows; readonly library: BoardLibrary }

/** Which services are to run, on disk: a server that was killed knows it afterwards. */
export function wantedRuns({ database, tables, library }: Parts): WantedRuns {
  const change = (boardId: string, work: () => void): Outcome<null> => {
    const found = library.find(boardId)
    if (!found.ok) return refused(found.problem)
    return inTransaction(database, () => {
      work()
      return null
    })
  }
  return {
    wanted: tables.wanted,
    boardsWanted: tables.boardsWanted,
    want: (boardId, serviceIds) =>
      change(boardId, () => {
        for (const serviceId of serviceIds) tables.want(boardId, serviceId)
      }),
    unwant: (boardId, serviceIds = [...tables.wanted(boardId)]) =>
      change(boardId, () => {
        for (const serviceId of serviceIds) tables.unwant(boardId, serviceId)
      }),
  }
}
