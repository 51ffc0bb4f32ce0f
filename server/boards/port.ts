import type { Outcome } from '../../shared/problem'
import type { Topology } from '../../shared/topology/model'

/** Boards on disk. Every update is on disk before the promise resolves. */
export type Boards = {
  list(): readonly BoardRow[]
  /** `isolated`: its names on the cluster carry the prefix `sb.<board>.<generation>.`. Resolves to the new id: a slug of the name and a count. */
  create(topology: Topology, options?: { readonly isolated?: boolean }): Outcome<string>
  prefix(boardId: string): string
  rename(boardId: string, name: string): Outcome<null>
  duplicate(boardId: string): Outcome<string>
  /** Kept for 24 hours, then gone for good. */
  delete(boardId: string): Outcome<null>
  restore(boardId: string): Outcome<null>
  /** What a client with this state vector lacks, and the server's own state vector. */
  join(
    boardId: string,
    stateVector: Uint8Array,
  ): Outcome<{ readonly update: Uint8Array; readonly stateVector: Uint8Array }>
  /** Steps 2 to 5 of an acknowledged edit: tried on a scratch copy, derived, appended, committed. `author`: the page, also after a reconnect. */
  edit(boardId: string, update: Uint8Array, author?: string): Promise<Outcome<null>>
  topology(boardId: string): Outcome<Topology>
  /** Cluster topics that this board created or adopted. */
  owned(boardId: string): ReadonlySet<string>
  own(boardId: string, clusterTopic: string): void
  /** Services that are to run, also after the server was restarted or killed; some may have gone from the drawing. */
  wanted(boardId: string): ReadonlySet<string>
  want(boardId: string, serviceIds: readonly string[]): Outcome<null>
  /** All of them when no service is named. */
  unwant(boardId: string, serviceIds?: readonly string[]): Outcome<null>
  /** Boards on which something is to run. */
  boardsWanted(): readonly string[]
  /** Called after each accepted edit with what was added. Whoever made it is told as well: applying it again changes nothing. */
  onEdited(listener: (boardId: string, update: Uint8Array, topology: Topology) => void): () => void
  onListChanged(listener: () => void): () => void
  /** Idempotent. */
  close(): void
}

export type BoardRow = {
  readonly id: string
  readonly editedAt: number
  readonly topology: Topology
  /** Counted up when the board's topics are to start anew; part of isolated names. */
  readonly generation: number
  readonly isolated: boolean
}
