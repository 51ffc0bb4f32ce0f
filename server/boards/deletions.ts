import { done } from '../../shared/problem'
import type { BoardLibrary } from './boardLibrary'
import type { BoardRows } from './boardRows'
import { type Database, inTransaction } from './openDatabase'
import type { Boards, Deletion } from './port'

/** How long a deleted topic can be drawn again from what is kept of it. */
const KEPT_MS = 24 * 60 * 60 * 1000
/** Of each board, the newest. */
const MOST_KEPT = 100

type Store = {
  readonly database: Database
  readonly tables: BoardRows
  readonly library: BoardLibrary
  readonly now: () => number
}

/**
 * What boards have deleted on a cluster. A board gives up its topic before that is deleted: whatever goes wrong in between, it has too few
 * rights and never too many.
 */
export function deletions({ database, tables, library, now }: Store): Pick<Boards, 'deletions'> {
  const change = <T>(work: () => T) => inTransaction(database, work)
  return {
    deletions: {
      of: (boardId) => {
        const found = library.find(boardId)
        if (!found.ok) return found
        const isKept = ({ at }: Deletion) => at > now() - KEPT_MS
        return done(tables.deletions(boardId).filter(isKept))
      },
      begin: (boardId, doomed) =>
        change(() => {
          const deletion = { ...doomed, at: now() }
          tables.forgetDeletions(now() - KEPT_MS)
          tables.keepDeletions(boardId, MOST_KEPT - 1)
          tables.addDeletion(boardId, deletion)
          tables.disown(boardId, deletion.clusterTopic)
          return deletion
        }),
      takeBack: (boardId, deletion) =>
        change(() => {
          tables.removeDeletion(boardId, deletion)
          tables.own(boardId, deletion.clusterTopic)
          return null
        }),
      end: ({ clusterTopic }) =>
        change(() => {
          tables.disownByAll(clusterTopic)
          return null
        }),
    },
  }
}
