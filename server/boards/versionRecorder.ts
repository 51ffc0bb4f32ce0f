import { done, type Outcome, refused } from '../../shared/problem'
import type { Topology } from '../../shared/topology/model'
import { summaryWords } from '../../shared/versions/changeWords'
import { createSlots } from '../slots'
import type { BoardLibrary } from './boardLibrary'
import type { BoardRows } from './boardRows'
import type { EditTurns } from './editTurns'
import { letGoOfVersions } from './letGoOfVersions'
import type { LongWork, VersionDraft } from './longWork'
import { type Database, inTransaction } from './openDatabase'
import { outdatedVersions } from './outdatedVersions'
import { recordVersion, type Wanted } from './recordVersion'
import { BOARDS_CLOSED } from './storageProblem'
import { untilClosed } from './untilClosed'
import type { VersionRows } from './versionRows'

export type VersionStore = {
  readonly database: Database
  readonly tables: BoardRows
  readonly library: BoardLibrary
  readonly turns: EditTurns
  readonly work: LongWork
  readonly now: () => number
}

export type VersionRecorder = {
  /** Keeps a board as it is now. What waits for the disk belongs to it; what is drawn while it is packed does not. */
  record(boardId: string, wanted: Wanted): Promise<Outcome<null>>
  /** One after the other: each version is compared with the one before it. */
  inTurn<T>(task: () => Promise<T>): Promise<T>
  /** Its newest version may be another one now. */
  changed(boardId: string): void
  forget(boardId: string): void
}

export function versionRecorder(
  store: VersionStore,
  rows: VersionRows,
  tell: (boardId: string) => void,
): VersionRecorder {
  const { database, tables, library, turns, work, now } = store
  const inTurn = createSlots(1)
  /** Each board as it is in its newest version, as long as it is still drawn so. */
  const newest = new Map<string, WeakRef<Topology>>()

  const draftOf = async (boardId: string, topology: Topology): Promise<Outcome<VersionDraft>> => {
    const kept = rows.newest(boardId)
    return kept && newest.get(boardId)?.deref() === topology
      ? done({ isKnown: true, changes: summaryWords([]), bytes: kept.bytes })
      : untilClosed(database, work.version(tables.log(boardId), kept?.bytes))
  }
  const write = (boardId: string, drawn: Topology, wanted: Wanted & { readonly draft: VersionDraft }) => {
    const still = library.topology(boardId)
    if (!still.ok) return still
    const isCurrent = still.value === drawn
    const written = inTransaction(database, () => recordVersion({ rows, now }, { ...wanted, boardId, isCurrent }))
    return written.ok ? written.value : written
  }
  async function record(boardId: string, wanted: Wanted): Promise<Outcome<null>> {
    if (!database.isOpen) return refused(BOARDS_CLOSED)
    turns.commit()
    const drawn = library.topology(boardId)
    if (!drawn.ok) return drawn
    const draft = await draftOf(boardId, drawn.value)
    if (!draft.ok) return draft
    const recorded = write(boardId, drawn.value, { ...wanted, draft: draft.value })
    if (!recorded.ok) return recorded
    newest.set(boardId, new WeakRef(drawn.value))
    if (recorded.value === 'known') return done(null)
    const automatic = rows.sizes(boardId).filter((one) => one.name === null)
    const outdated = new Set(outdatedVersions(automatic, now()).map((one) => one.version))
    await letGoOfVersions({ database, rows, work }, boardId, outdated)
    tell(boardId)
    return done(null)
  }
  return {
    record: (boardId, wanted) => inTurn(() => record(boardId, wanted)),
    inTurn,
    changed: (boardId) => {
      newest.delete(boardId)
      tell(boardId)
    },
    forget: (boardId) => void newest.delete(boardId),
  }
}
