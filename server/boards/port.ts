import type { Outcome } from '../../shared/problem'
import type { BoardVersion, VersionCause } from '../../shared/protocol/versionRequests'
import type { Topology } from '../../shared/topology/model'

export type Isolation = {
  /** Its names on the cluster carry the prefix `sb.<board>.<generation>.`. */
  readonly isolated?: boolean
  /** Ids that are not given, although no board here has them. */
  readonly isTaken?: ((id: string) => boolean) | undefined
}

/** Boards on disk. Every update is on disk before the promise resolves. */
export type Boards = {
  list(): readonly BoardRow[]
  /** Resolves to the new id: a slug of the name and a count. */
  create(topology: Topology, isolation?: Isolation): Outcome<string>
  prefix(boardId: string): string
  rename(boardId: string, name: string): Outcome<null>
  duplicate(boardId: string, isTaken?: Isolation['isTaken']): Outcome<string>
  /** Kept for 24 hours, then gone for good. */
  delete(boardId: string): Outcome<null>
  restore(boardId: string): Outcome<null>
  /**
   * What a client with this state vector lacks, the server's own state vector, and which document of the board it is. Whoever has an earlier
   * document than that (`boardRenewed`) has to begin with this one: the two have nothing in common.
   */
  join(boardId: string, stateVector: Uint8Array, document?: number): Outcome<JoinedBoard>
  /** Steps 2 to 5 of an acknowledged edit: tried on a scratch copy, derived, appended, committed. `author`: the page, also after a reconnect. */
  edit(boardId: string, update: Uint8Array, author?: string): Promise<Outcome<null>>
  topology(boardId: string): Outcome<Topology>
  /** Makes the document of a board that nobody has open anew when much of it is of things deleted or never seen. Nothing drawn changes. */
  renew(boardId: string, isOpen: () => boolean): Promise<void>
  /** Cluster topics that this board created or adopted. */
  owned(boardId: string): ReadonlySet<string>
  own(boardId: string, clusterTopic: string): void
  readonly deletions: Deletions
  /** Services that are to run, also after the server was restarted or killed; some may have gone from the drawing. */
  wanted(boardId: string): ReadonlySet<string>
  want(boardId: string, serviceIds: readonly string[]): Outcome<null>
  /** All of them when no service is named. */
  unwant(boardId: string, serviceIds?: readonly string[]): Outcome<null>
  /** Boards on which something is to run. */
  boardsWanted(): readonly string[]
  readonly versions: BoardVersions
  /** Called after each accepted edit with what was added. Whoever made it is told as well: applying it again changes nothing. */
  onEdited(listener: (boardId: string, update: Uint8Array, topology: Topology) => void): () => void
  onListChanged(listener: () => void): () => void
  /** Idempotent. */
  close(): Promise<void>
}

/** Topics that boards have deleted on a cluster, for 24 hours. */
export type Deletions = {
  /** The newest hundred of a day, newest first. */
  of(boardId: string): Outcome<readonly Deletion[]>
  /** To be asked before the topic is deleted: the board owns it no more. If it is certain that it stays, `takeBack` makes it the board's own again. */
  begin(boardId: string, doomed: Omit<Deletion, 'at'>): Outcome<Deletion>
  takeBack(boardId: string, deletion: Deletion): Outcome<null>
  /** It is gone, or may be: no board owns a later one of its name. */
  end(deletion: Deletion): Outcome<null>
}
export type Deletion = {
  readonly clusterTopic: string
  /** Milliseconds since the epoch. */
  readonly at: number
  /** How many were deleted with it; a decimal number. */
  readonly records: string
  /** A board file: the topic as it was on the cluster, its connections, and the names of what was connected with it. */
  readonly drawing: string
}

export type JoinedBoard = {
  readonly update: Uint8Array
  readonly stateVector: Uint8Array
  readonly document: number
}

/** How boards were at earlier times: those with a name until they are deleted, the automatic ones fewer and fewer as they age. */
export type BoardVersions = {
  /** Newest first: those older than `before`, or the newest. */
  list(
    boardId: string,
    page: { readonly before?: number | undefined; readonly limit: number },
  ): Outcome<{ readonly versions: readonly BoardVersion[]; readonly more: boolean }>
  /** The Yjs update that makes the document of the board as it was. */
  read(boardId: string, version: number): Outcome<Uint8Array>
  /** Keeps the board as it is now, unless its newest version is the same. */
  keep(boardId: string, cause: Exclude<VersionCause, 'named'>): Promise<Outcome<null>>
  /** Keeps the board as it is now under this name; the newest version gets it when that is the same and has none. */
  name(boardId: string, name: string): Promise<Outcome<null>>
  rename(boardId: string, version: number, name: string): Outcome<null>
  /** Only those with a name. */
  delete(boardId: string, version: number): Promise<Outcome<null>>
  /** Keeps the boards on which people have paused, a few of them at a time: to be called every now and then. */
  keepPaused(): Promise<void>
  onChanged(listener: (boardId: string) => void): () => void
}

export type BoardRow = {
  readonly id: string
  readonly editedAt: number
  readonly topology: Topology
  /** Counted up when the board's topics are to start anew; part of isolated names. */
  readonly generation: number
  readonly isolated: boolean
}
