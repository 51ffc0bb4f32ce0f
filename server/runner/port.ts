import type { ServiceRun } from '../../shared/protocol/live'
import type { CallCounters, Happening, StoreCounters } from '../../shared/protocol/run'
import type { Topology } from '../../shared/topology/model'
import type { Journal } from './journal/journal'
import type { Received, RunTools, Signals } from './runTools'

export type { Handled, Journal } from './journal/journal'

/** Runs the services of boards as real Kafka clients. */
export type Runner = {
  /** Starts these services (all when absent) of a board as it is drawn now. Starting what runs is no error; crashed copies come back. */
  start(board: RunBoard, serviceIds?: readonly string[]): Promise<void>
  /** Stops with a goodbye. Stopping what does not run is no error. */
  stop(boardId: string, serviceIds?: readonly string[]): Promise<void>
  /** Like `stop`, but shown as paused: wanted, while nobody looks. */
  pause(boardId: string, serviceIds: readonly string[]): Promise<void>
  /** No goodbye: sockets destroyed; the broker waits for the session to end. Without `instance` all copies. */
  crash(boardId: string, serviceId: string, instance?: number): Promise<void>
  /** So many messages of a produces connection at once. Rejects with a KafkaProblem when the cluster does not take them. */
  burst(board: RunBoard, connectionId: string, count: number): Promise<number>
  /** The drawing changed: running services follow (new rate, new topic, more copies, deleted service) without losing a record. */
  follow(board: RunBoard): Promise<void>
  runs(boardId: string): readonly ServiceRun[]
  calls(boardId: string): readonly CallCounters[]
  stores(boardId: string): readonly StoreCounters[]
  /** What was acknowledged and handled on this board since its window began. */
  journal(boardId: string): Journal
  /**
   * The board was deleted, and no service of it runs: its journal, and what is kept of its stores in memory, go. Resolves when its bursts are
   * broken off.
   */
  forget(boardId: string): Promise<void>
  onChange(listener: (boardId: string) => void): () => void
  onHappening(listener: (boardId: string, happening: Omit<Happening, 'id'>) => void): () => void
  close(): Promise<void>
}

export type RunBoard = {
  readonly boardId: string
  readonly topology: Topology
  /** Goes before every topic and group name on the cluster; '' for most boards. */
  readonly prefix: string
  /** False for topics on the cluster that the board neither created nor adopted: they are read, never written. */
  mayProduceTo(topic: string): boolean
}

/** What the services of boards keep: their states folded, their tables written. A seam: stores are made elsewhere. */
export type Keepers = {
  /** The board as it is drawn now, before anything of it runs. */
  follow(board: RunBoard): void
  keeping(boardId: string, serviceId: string, tools: RunTools): Keeping
  counters(boardId: string): readonly StoreCounters[]
  /** Nothing of the board runs: what is kept of it in memory goes. */
  forget(boardId: string): void
}

/** What one service keeps of what it receives. */
export type Keeping = {
  /** The service starts: resolves when its states are folded up to its bookmarks. Rejects when they cannot be, or with Interrupted. */
  open(signal: AbortSignal): Promise<void>
  /** Resolves when the stores have it. A rejection counts as a failed attempt; with Interrupted, it is given back. */
  handle(record: Received, signals: Signals): Promise<void>
  /** No goodbye: what was about to be written or captured is not. */
  crash(): void
  /** The service stops. Idempotent. */
  close(): Promise<void>
}
