import { editDocument } from '../../shared/document/boardDocument'
import { done, type Outcome, type Problem, refused } from '../../shared/problem'
import { EMPTY_TOPOLOGY } from '../../shared/topology/model'
import { listeners } from '../listeners'
import { openBoardDatabase } from './boardDatabase'
import { type BoardLibrary, boardLibrary, missing } from './boardLibrary'
import { type BoardRecord, type BoardRows, boardRows } from './boardRows'
import { boardVersions, type VersionKeeping } from './boardVersions'
import { compactGrown } from './compactGrown'
import { deletions } from './deletions'
import { type EditTurns, editTurns, type TriedEdit } from './editTurns'
import { type LongWork, workHere } from './longWork'
import { firstDrawing, freeId } from './newBoard'
import { type Database, inTransaction } from './openDatabase'
import type { BoardRow, Boards } from './port'
import { renewing } from './renewing'
import { wantedRuns } from './wantedRuns'
import { whyTooLarge } from './whyTooLarge'

/** How long a deleted board can be taken back. */
const KEPT_MS = 24 * 60 * 60 * 1000

/**
 * Boards in an SQLite file of this folder. Throws with a sentence when the folder cannot be used. `onGone` hears of each board that was deleted
 * and cannot be taken back any more; long work is done here unless there is another place for it.
 */
export const openBoards = (folder: string, surroundings: Partial<Surroundings> = {}): Boards =>
  boardsIn(openBoardDatabase(folder), surroundings)

export type Surroundings = {
  /** Milliseconds since the epoch. */
  now(): number
  onGone(boardId: string): void
  readonly work: LongWork
}

/** The same over a database that is already open. */
export function boardsIn(database: Database, surroundings: Partial<Surroundings> = {}): Boards {
  const { now = Date.now, onGone = () => {}, work = workHere() } = surroundings
  const tables = boardRows(database)
  const library = boardLibrary(tables)
  const edited = listeners<Parameters<Parameters<Boards['onEdited']>[0]>>()
  const listChanged = listeners<[]>()
  const turns = editTurns({ database, tables, now }, (edits) => {
    for (const { boardId, update, topology } of edits) edited.tell(boardId, update, topology)
    listChanged.tell()
    setImmediate(compactEdited, edits)
  })
  const compactEdited = (edits: readonly TriedEdit[]) => {
    const boardIds = new Set(edits.map((edit) => edit.boardId))
    if (database.isOpen) for (const boardId of boardIds) compactGrown({ database, tables }, boardId)
  }
  const keeping = boardVersions({ database, tables, library, turns, work, now })
  const store = { database, tables, library, turns, keeping, now, listChanged: listChanged.tell }
  for (const { id } of purge(store)) onGone(id)
  return {
    ...listing(store),
    ...creating(store),
    ...deleting(store),
    ...editing(store),
    prefix: (boardId) => {
      const found = library.find(boardId)
      return found.ok && found.value.isolated ? `sb.${boardId}.${found.value.generation}.` : ''
    },
    owned: tables.owned,
    own: tables.own,
    ...deletions(store),
    ...wantedRuns(store),
    ...renewing({ database, tables, library, turns, work }),
    versions: keeping.versions,
    onEdited: edited.add,
    onListChanged: listChanged.add,
    close: async () => {
      if (!database.isOpen) return
      turns.commit()
      database.close()
      await work.close()
    },
  }
}

type Store = {
  readonly database: Database
  readonly tables: BoardRows
  readonly library: BoardLibrary
  readonly turns: EditTurns
  readonly keeping: VersionKeeping
  readonly now: () => number
  readonly listChanged: () => void
}

function listing({ tables, library }: Store): Pick<Boards, 'list' | 'topology'> {
  const row = ({ id, editedAt, generation, isolated }: BoardRecord): BoardRow => {
    const read = library.topology(id)
    const topology = read.ok ? read.value : { ...EMPTY_TOPOLOGY, name: `${id} (cannot be read)` }
    return { id, editedAt, generation, isolated, topology }
  }
  const newestFirst = (a: BoardRecord, b: BoardRecord) => b.editedAt - a.editedAt
  return {
    list: () => tables.existing().sort(newestFirst).map(row),
    topology: library.topology,
  }
}

function creating(store: Store): Pick<Boards, 'create' | 'duplicate'> {
  const { tables, library, keeping, now } = store
  const create: Boards['create'] = (topology, { isolated = false, isTaken = () => false } = {}) => {
    const tooLarge = whyTooLarge(topology)
    if (tooLarge) return refused(tooLarge)
    return changeList(store, () => {
      const id = freeId(topology.name, (id) => tables.find(id) !== undefined || isTaken(id))
      tables.add({ id, isolated, editedAt: now() })
      const { update, drawn } = firstDrawing(topology)
      tables.append(id, update)
      keeping.begin(id, topology, update)
      library.remember(id, drawn)
      return id
    })
  }
  return {
    create,
    duplicate: (boardId, isTaken) => {
      const found = library.find(boardId)
      const read = library.topology(boardId)
      if (!found.ok) return found
      if (!read.ok) return read
      const { isolated } = found.value
      return create({ ...read.value, name: `${read.value.name} copy` }, { isolated, isTaken })
    },
  }
}

function deleting(store: Store): Pick<Boards, 'delete' | 'restore'> {
  const { tables, library, keeping, now } = store
  return {
    delete: (boardId) => {
      const found = library.find(boardId)
      if (!found.ok) return found
      const deleted = changeList(store, () => tables.setDeletedAt(boardId, now()))
      if (deleted.ok) for (const { forget } of [library, keeping]) forget(boardId)
      return deleted
    },
    restore: (boardId) => {
      const record = tables.find(boardId)
      if (!record || isGone(record, now())) return refused(missing(boardId))
      return changeList(store, () => tables.setDeletedAt(boardId, null))
    },
  }
}

/** What waits is written first: an edit acknowledged later than a deletion would be an edit of nothing. */
function changeList<T>({ database, turns, listChanged }: Store, work: () => T): Outcome<T> {
  turns.commit()
  const changed = inTransaction(database, work)
  if (changed.ok) listChanged()
  return changed
}

/** Boards deleted a day ago are emptied. A disk that cannot be written now will be another time. */
function purge({ database, tables, now }: Store): readonly BoardRecord[] {
  const gone = tables.deleted().filter((record) => isGone(record, now()))
  const emptied = inTransaction(database, () => {
    for (const { id } of gone) tables.empty(id)
    return gone
  })
  return emptied.ok ? emptied.value : []
}

const isGone = ({ deletedAt }: BoardRecord, now: number) => deletedAt !== null && deletedAt <= now - KEPT_MS

function editing({ library, turns }: Store): Pick<Boards, 'edit' | 'join' | 'rename'> {
  return {
    join: (boardId, stateVector, document) => {
      const found = library.find(boardId)
      if (!found.ok) return found
      const { document: current } = found.value
      if (document !== undefined && document !== current) return refused(RENEWED)
      const opened = library.open(boardId)
      if (!opened.ok) return opened
      const joined = opened.value.join(stateVector)
      return joined.ok ? done({ ...joined.value, document: current }) : joined
    },
    edit: async (boardId, update, author = '') => {
      const opened = library.open(boardId)
      if (!opened.ok) return opened
      const tried = opened.value.attempt(update, author)
      if (tried.ok) return turns.add({ boardId, board: opened.value, update, topology: tried.value })
      turns.commit()
      return tried
    },
    rename: (boardId, name) => {
      const opened = library.open(boardId)
      if (!opened.ok) return opened
      const draft = opened.value.draft((doc) => editDocument(doc, (edit) => edit.setName(name)))
      return draft ? turns.addNow({ boardId, board: opened.value, ...draft }) : done(null)
    },
  }
}

const RENEWED: Problem = {
  code: 'boardRenewed',
  sentence: 'This board was made smaller while this page was away.',
  next: 'Join it again from the beginning; the app does that by itself.',
}
