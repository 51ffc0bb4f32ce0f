import { done, type Outcome, type Problem, refused } from '../../shared/problem'
import type { VersionCause } from '../../shared/protocol/versionRequests'
import { EMPTY_TOPOLOGY, type Topology } from '../../shared/topology/model'
import { summaryWords } from '../../shared/versions/changeWords'
import { compareTopologies } from '../../shared/versions/compareTopologies'
import { listeners } from '../listeners'
import { reportBug } from '../reportBug'
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
/** Packed. The server does nothing else while it keeps one, which is why it keeps that of one board at a time. */
const MOST_BYTES = 8 * 1024 * 1024
const MOST_AT_ONCE = 1
const MOST_NAMED = 200
const MOST_NAMED_BYTES = 64 * 1024 * 1024
/** Each is compared with the version before it: what else is outdated goes when the next version comes. */
const MOST_RETOLD = 2

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
  /** Lets go of a board that is deleted. */
  forget(boardId: string): void
}

export function boardVersions({ database, library, turns, now }: Store): VersionKeeping {
  const rows = versionRows(database)
  const { onVersion, ...read } = reading({ library, rows })
  const changed = listeners<[boardId: string]>()
  const recording = { rows, now }
  /** Each board as it is in its newest version, as long as it is still drawn so. */
  const newest = new Map<string, WeakRef<Topology>>()

  /** What waits for the disk belongs to it. */
  function record(boardId: string, wanted: Wanted): Outcome<null> {
    turns.commit()
    const drawn = library.topology(boardId)
    if (!drawn.ok) return drawn
    const topology = drawn.value
    const isKept = newest.get(boardId)?.deref() === topology
    const written = inTransaction(database, () => recordVersion(recording, { boardId, topology, isKept, ...wanted }))
    const recorded = written.ok ? written.value : written
    if (!recorded.ok) return recorded
    newest.set(boardId, new WeakRef(topology))
    if (recorded.value === 'new') changed.tell(boardId)
    return done(null)
  }
  const changing = (boardId: string, version: number, work: () => void): Outcome<null> =>
    onVersion(boardId, version, () => {
      const written = inTransaction(database, work)
      if (!written.ok) return written
      newest.delete(boardId)
      changed.tell(boardId)
      return done(null)
    })
  /** Whatever happens, the next board is tried next time. */
  function keepPausedOne(boardId: string): void {
    try {
      const kept = record(boardId, { cause: 'paused', name: null })
      // Any other trouble is the disk's, and over some time.
      if (kept.ok || !NEVER_KEPT.has(kept.problem.code)) return
    } catch (error) {
      reportBug(error)
    }
    inTransaction(database, () => rows.setVersioned(boardId))
  }
  const versions: Boards['versions'] = {
    ...read,
    keep: (boardId, cause) => record(boardId, { cause, name: null }),
    name: (boardId, name) => record(boardId, { cause: 'named', name }),
    rename: (boardId, version, name) => {
      const unnamed = rows.sizes(boardId).find((one) => one.version === version && one.name === null)
      const full = unnamed ? whyNotNamed(rows, boardId, unnamed.bytes) : null
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
      for (const boardId of rows.unversioned(times)) keepPausedOne(boardId)
    },
    onChanged: changed.add,
  }
  return {
    versions,
    begin: (boardId, topology) =>
      void recordVersion(recording, { boardId, topology, isKept: false, cause: 'created', name: null }),
    forget: (boardId) => void newest.delete(boardId),
  }
}

function reading({ library, rows }: Pick<Store, 'library'> & { readonly rows: VersionRows }) {
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

type Wanted = { readonly cause: VersionCause; readonly name: string | null }
type Recording = { readonly rows: VersionRows; readonly now: () => number }
type NewRecord = Wanted & { readonly boardId: string; readonly topology: Topology; readonly isKept: boolean }

/** A board that is as in its newest version gets no other one, unless under a second name. */
function recordVersion({ rows, now }: Recording, wanted: NewRecord): Outcome<'new' | 'known'> {
  const { boardId, topology, cause, name } = wanted
  const newest = rows.newest(boardId)
  const changes = wanted.isKept && newest ? [] : changesSince(newest?.bytes, topology)
  const known = changes.length === 0 ? newest : undefined
  if (changes.length === 0 && name === null) {
    rows.setVersioned(boardId)
    return done('known')
  }
  const bytes = known?.bytes ?? packedBoard(topology)
  const problem =
    bytes.length > MOST_BYTES ? TOO_LARGE : name === null ? null : whyNotNamed(rows, boardId, bytes.length)
  if (problem) return refused(problem)
  rows.setVersioned(boardId)
  if (known?.name === null && name !== null) rows.rename(known.version, name)
  else rows.add({ boardId, at: now(), cause, name, changes: summaryWords(changes), bytes })
  const automatic = rows.sizes(boardId).filter((one) => one.name === null)
  letGo(rows, boardId, new Set(outdatedVersions(automatic, now()).map((one) => one.version)))
  return done('new')
}

/** Whatever came right after versions that go is compared with the one before them from now on. The oldest go first. */
function letGo(rows: VersionRows, boardId: string, gone: ReadonlySet<number>): void {
  const packed = (version: number | undefined) => (version === undefined ? undefined : rows.bytes(boardId, version))
  let [before, going, retold]: [number | undefined, number[], number] = [undefined, [], 0]
  for (const { version } of rows.sizes(boardId).reverse()) {
    if (gone.has(version)) going.push(version)
    else {
      const topology = going.length > 0 && unpackedBoard(packed(version))
      if (topology) rows.retell(version, summaryWords(changesSince(packed(before), topology)))
      for (const one of going) rows.delete(one)
      retold += going.length > 0 ? 1 : 0
      if (retold === MOST_RETOLD) return
      before = version
      going = []
    }
  }
  for (const one of going) rows.delete(one)
}

/** Without an earlier version, what there is beside the name. */
const changesSince = (packed: Uint8Array | undefined, topology: Topology) =>
  compareTopologies(unpackedBoard(packed) ?? { ...EMPTY_TOPOLOGY, name: topology.name }, topology)

/** Of so many bytes. */
function whyNotNamed(rows: VersionRows, boardId: string, more: number): Problem | null {
  const named = rows.sizes(boardId).filter(({ name }) => name !== null)
  const bytes = named.reduce((sum, one) => sum + one.bytes, more)
  return named.length >= MOST_NAMED || bytes > MOST_NAMED_BYTES ? TOO_MANY_NAMED : null
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
const TOO_LARGE: Problem = {
  code: 'versionTooLarge',
  sentence: `This board is too large to keep a version of it: packed, one may take ${MOST_BYTES / (1024 * 1024)} MB.`,
  next: 'Shorten its longest notes, values and schemas, or divide it into several boards.',
}
/** There will be nothing else to keep of such a board before it is edited again. */
const NEVER_KEPT: ReadonlySet<string> = new Set(['boardUnreadable', TOO_LARGE.code])
const TOO_MANY_NAMED: Problem = {
  code: 'tooManyVersions',
  sentence: `A board keeps at most ${MOST_NAMED} versions with a name, and ${MOST_NAMED_BYTES / (1024 * 1024)} MB of them.`,
  next: 'Delete one that is not needed any more.',
}
