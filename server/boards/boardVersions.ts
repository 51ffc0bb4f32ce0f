import { done, type Outcome, type Problem, refused } from '../../shared/problem'
import type { Topology } from '../../shared/topology/model'
import { summaryWords } from '../../shared/versions/changeWords'
import { listeners } from '../listeners'
import { reportBug } from '../reportBug'
import type { BoardLibrary } from './boardLibrary'
import { letGoOfVersions } from './letGoOfVersions'
import { changesSince } from './longWork'
import { inTransaction } from './openDatabase'
import { packedBoard, unpackedUpdate } from './packedBoard'
import type { Boards } from './port'
import { recordVersion, TOO_LARGE, whyNotNamed } from './recordVersion'
import { type VersionRecorder, type VersionStore, versionRecorder } from './versionRecorder'
import { type VersionRows, versionRows } from './versionRows'

/** After so long without an edit a person has paused; who never pauses gets a version all the same. */
const PAUSE_MS = 5 * 60 * 1000
const LONGEST_MS = 30 * 60 * 1000
const MOST_AT_ONCE = 1

export type VersionKeeping = {
  readonly versions: Boards['versions']
  /** The first version of a board, made of its first update; inside of the transaction that makes the board. */
  begin(boardId: string, topology: Topology, update: Uint8Array): void
  /** Lets go of a board that is deleted. */
  forget(boardId: string): void
}

export function boardVersions(store: VersionStore): VersionKeeping {
  const rows = versionRows(store.database)
  const changed = listeners<[boardId: string]>()
  const recorder = versionRecorder(store, rows, changed.tell)
  const { onVersion, ...read } = reading(store.library, rows)
  const versions: Boards['versions'] = {
    ...read,
    ...changing(store, { rows, recorder, onVersion }),
    keep: (boardId, cause) => recorder.record(boardId, { cause, name: null }),
    name: (boardId, name) => recorder.record(boardId, { cause: 'named', name }),
    keepPaused: () => keepPaused(store, rows, recorder),
    onChanged: changed.add,
  }
  return {
    versions,
    begin: (boardId, topology, update) => {
      const changes = changesSince(undefined, topology)
      if (changes.length === 0) return
      const draft = { isKnown: false, changes: summaryWords(changes), bytes: packedBoard(topology, update) }
      const created = { boardId, draft, isCurrent: true, cause: 'created', name: null } as const
      recordVersion({ rows, now: store.now }, created)
    },
    forget: (boardId) => recorder.forget(boardId),
  }
}

async function keepPaused(
  { database, now }: VersionStore,
  rows: VersionRows,
  recorder: VersionRecorder,
): Promise<void> {
  const times = { edited: now() - PAUSE_MS, since: now() - LONGEST_MS, most: MOST_AT_ONCE }
  for (const boardId of rows.unversioned(times)) {
    const isSettled = await isKeptOrLater(recorder, boardId)
    // Whatever happens, the next board is tried next time.
    if (!isSettled && database.isOpen) inTransaction(database, () => rows.setVersioned(boardId))
  }
}

/** Whether there will be another time, if it is not kept now: whatever is wrong is the disk's, and over some time. */
async function isKeptOrLater(recorder: VersionRecorder, boardId: string): Promise<boolean> {
  try {
    const kept = await recorder.record(boardId, { cause: 'paused', name: null })
    return kept.ok || !NEVER_KEPT.has(kept.problem.code)
  } catch (error) {
    reportBug(error)
    return false
  }
}

type Changing = {
  readonly rows: VersionRows
  readonly recorder: VersionRecorder
  readonly onVersion: ReturnType<typeof reading>['onVersion']
}

function changing(store: VersionStore, { rows, recorder, onVersion }: Changing) {
  const { database } = store
  const versions: Pick<Boards['versions'], 'rename' | 'delete'> = {
    rename: (boardId, version, name) =>
      onVersion(boardId, version, () => {
        const unnamed = rows.sizes(boardId).find((one) => one.version === version && one.name === null)
        const full = unnamed ? whyNotNamed(rows, boardId, unnamed.bytes) : null
        if (full) return refused(full)
        const renamed = inTransaction(database, () => rows.rename(version, name))
        if (renamed.ok) recorder.changed(boardId)
        return renamed.ok ? done(null) : renamed
      }),
    delete: (boardId, version) =>
      recorder.inTurn(async () => {
        const found = onVersion(boardId, version, () => done(null))
        if (!found.ok) return found
        const isAutomatic = rows.sizes(boardId).some((one) => one.version === version && one.name === null)
        if (isAutomatic) return refused(AUTOMATIC)
        const gone = await letGoOfVersions({ ...store, rows }, boardId, new Set([version]))
        if (gone.ok) recorder.changed(boardId)
        return gone
      }),
  }
  return versions
}

function reading(library: BoardLibrary, rows: VersionRows) {
  function onVersion<T>(boardId: string, version: number, work: (bytes: Uint8Array) => Outcome<T>): Outcome<T> {
    const found = library.find(boardId)
    if (!found.ok) return found
    const bytes = rows.bytes(boardId, version)
    return bytes ? work(bytes) : refused(NO_VERSION)
  }
  const versions: Pick<Boards['versions'], 'list' | 'read'> = {
    list: (boardId, { before = Number.MAX_SAFE_INTEGER, limit }) => {
      const found = library.find(boardId)
      if (!found.ok) return found
      const page = rows.page(boardId, before, limit + 1)
      return done({ versions: page.slice(0, limit), more: page.length > limit })
    },
    read: (boardId, version) =>
      onVersion(boardId, version, (bytes) => {
        const update = unpackedUpdate(bytes)
        return update ? done(update) : refused(DAMAGED)
      }),
  }
  return { ...versions, onVersion }
}

const NO_VERSION: Problem = {
  code: 'noVersion',
  sentence: 'That version is no longer kept.',
  next: 'Choose another one from the list.',
}
const DAMAGED: Problem = {
  code: 'versionDamaged',
  sentence: 'That version cannot be read from the disk.',
  next: 'Choose another one from the list; the board itself is not harmed.',
}
const AUTOMATIC: Problem = {
  code: 'automaticVersion',
  sentence: 'Versions without a name go by themselves in time.',
  next: 'Give it a name to keep it.',
}
/** There will be nothing else to keep of such a board before it is edited again. */
const NEVER_KEPT: ReadonlySet<string> = new Set(['boardUnreadable', TOO_LARGE.code])
