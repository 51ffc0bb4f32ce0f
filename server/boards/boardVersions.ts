import { done, type Outcome, type Problem, refused } from '../../shared/problem'
import type { VersionCause } from '../../shared/protocol/versionRequests'
import { EMPTY_TOPOLOGY, type Topology } from '../../shared/topology/model'
import { summaryWords } from '../../shared/versions/changeWords'
import { compareTopologies } from '../../shared/versions/compareTopologies'
import { listeners } from '../listeners'
import type { BoardLibrary } from './boardLibrary'
import type { EditTurns } from './editTurns'
import { type Database, inTransaction } from './openDatabase'
import { outdatedVersions } from './outdatedVersions'
import { packedBoard, unpackedBoard, unpackedUpdate } from './packedBoard'
import type { Boards } from './port'
import { type VersionRows, versionRows } from './versionRows'

/** After so long without an edit a person has paused; who never pauses gets a version all the same. */
const PAUSE_MS = 5 * 60 * 1000
const LONGEST_MS = 30 * 60 * 1000
/** The server does nothing else meanwhile. */
const MOST_AT_ONCE = 10
const MOST_NAMED = 200
const MOST_NAMED_BYTES = 64 * 1024 * 1024

type Store = {
  readonly database: Database
  readonly library: BoardLibrary
  readonly turns: EditTurns
  readonly now: () => number
}

export type VersionKeeping = {
  readonly versions: Boards['versions']
  /** The first version of a board; inside of the transaction that makes the board. */
  begin(boardId: string, topology: Topology): void
}

export function boardVersions({ database, library, turns, now }: Store): VersionKeeping {
  const rows = versionRows(database)
  const changed = listeners<[boardId: string]>()
  const recording = { rows, now }

  function writing<T>(boardId: string, work: () => T): Outcome<T> {
    const written = inTransaction(database, work)
    if (written.ok) changed.tell(boardId)
    return written
  }
  /** What waits for the disk belongs to it. */
  function record(boardId: string, wanted: Wanted): Outcome<null> {
    turns.commit()
    const read = library.topology(boardId)
    return read.ok
      ? writing(boardId, () => recordVersion(recording, { boardId, topology: read.value, ...wanted }))
      : read
  }
  function onVersion<T>(boardId: string, version: number, work: (bytes: Uint8Array) => Outcome<T>): Outcome<T> {
    const found = library.find(boardId)
    if (!found.ok) return found
    const bytes = rows.bytes(boardId, version)
    return bytes ? work(bytes) : refused(NO_VERSION)
  }
  const changing = (boardId: string, version: number, work: () => void): Outcome<null> =>
    onVersion(boardId, version, () =>
      writing(boardId, () => {
        work()
        return null
      }),
    )
  const versions: Boards['versions'] = {
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
    keep: (boardId, cause) => record(boardId, { cause, name: null }),
    name: (boardId, name) => {
      const full = whyNotNamed(rows, boardId)
      return full ? refused(full) : record(boardId, { cause: 'named', name })
    },
    rename: (boardId, version, name) => {
      const isNamed = rows.sizes(boardId).some((one) => one.version === version && one.name !== null)
      const full = isNamed ? null : whyNotNamed(rows, boardId)
      return full ? refused(full) : changing(boardId, version, () => rows.rename(version, name))
    },
    delete: (boardId, version) => {
      const isAutomatic = rows.sizes(boardId).some((one) => one.version === version && one.name === null)
      return isAutomatic
        ? refused(AUTOMATIC)
        : changing(boardId, version, () => letGo(rows, boardId, new Set([version])))
    },
    keepPaused: () => {
      const times = { edited: now() - PAUSE_MS, since: now() - LONGEST_MS, most: MOST_AT_ONCE }
      for (const boardId of rows.unversioned(times)) {
        const kept = record(boardId, { cause: 'paused', name: null })
        // There will be nothing else to keep of it; any other trouble is the disk's, and over some time.
        if (!kept.ok && kept.problem.code === 'boardUnreadable')
          inTransaction(database, () => rows.setVersioned(boardId))
      }
    },
    onChanged: changed.add,
  }
  return {
    versions,
    begin: (boardId, topology) => void recordVersion(recording, { boardId, topology, cause: 'created', name: null }),
  }
}

type Wanted = { readonly cause: VersionCause; readonly name: string | null }
type Recording = { readonly rows: VersionRows; readonly now: () => number }
type NewRecord = Wanted & { readonly boardId: string; readonly topology: Topology }

/** A board that is as in its newest version gets no other one, unless under a second name. */
function recordVersion({ rows, now }: Recording, { boardId, topology, cause, name }: NewRecord): null {
  const newest = rows.newest(boardId)
  const changes = changesSince(newest?.bytes, topology)
  rows.setVersioned(boardId)
  if (changes.length === 0 && name === null) return null
  if (changes.length === 0 && name !== null && newest?.name === null) {
    rows.rename(newest.version, name)
    return null
  }
  const bytes = packedBoard(topology)
  rows.add({ boardId, at: now(), cause, name, changes: summaryWords(changes), bytes })
  const automatic = rows.sizes(boardId).filter((one) => one.name === null)
  letGo(rows, boardId, new Set(outdatedVersions(automatic, now()).map((one) => one.version)))
  return null
}

/** Whatever came right after a version that goes is compared with the one before it from now on. */
function letGo(rows: VersionRows, boardId: string, gone: ReadonlySet<number>): void {
  if (gone.size === 0) return
  const all = rows.sizes(boardId).map(({ version }) => version)
  const packed = (version: number | undefined) => (version === undefined ? undefined : rows.bytes(boardId, version))
  for (const [place, version] of all.entries()) {
    const topology = !gone.has(version) && gone.has(all[place + 1] ?? 0) && unpackedBoard(packed(version))
    const before = all.slice(place + 1).find((older) => !gone.has(older))
    if (topology) rows.retell(version, summaryWords(changesSince(packed(before), topology)))
  }
  for (const version of gone) rows.delete(version)
}

/** Without an earlier version, what there is beside the name. */
const changesSince = (packed: Uint8Array | undefined, topology: Topology) =>
  compareTopologies(unpackedBoard(packed) ?? { ...EMPTY_TOPOLOGY, name: topology.name }, topology)

function whyNotNamed(rows: VersionRows, boardId: string): Problem | null {
  const named = rows.sizes(boardId).filter(({ name }) => name !== null)
  const bytes = named.reduce((sum, one) => sum + one.bytes, 0)
  return named.length >= MOST_NAMED || bytes >= MOST_NAMED_BYTES ? TOO_MANY_NAMED : null
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
const TOO_MANY_NAMED: Problem = {
  code: 'tooManyVersions',
  sentence: `A board keeps at most ${MOST_NAMED} versions with a name, and ${MOST_NAMED_BYTES / (1024 * 1024)} MB of them.`,
  next: 'Delete one that is not needed any more.',
}
