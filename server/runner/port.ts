import type { ServiceRun } from '../../shared/protocol/live'
import type { Topology } from '../../shared/topology/model'

/** Runs the services of boards as real Kafka clients. One instance per service for now. */
export type Runner = {
  /** Starts these services (all when absent) of a board as it is drawn now. Starting what runs is no error. */
  start(board: RunBoard, serviceIds?: readonly string[]): Promise<void>
  /** Stops with a goodbye. Stopping what does not run is no error. */
  stop(boardId: string, serviceIds?: readonly string[]): Promise<void>
  /** The drawing changed: running services follow (new rate, new topic, deleted service) without losing a record. */
  follow(board: RunBoard): Promise<void>
  runs(boardId: string): readonly ServiceRun[]
  onChange(listener: (boardId: string) => void): () => void
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
