import type { Events } from '../../shared/protocol/operations'
import type { Boards } from '../boards/port'
import type { Kafka } from '../kafka/port'
import type { Ledgers } from '../ledger/port'
import type { LiveHub, Viewer } from '../live/port'
import type { PresenceRooms } from '../presence/presenceRooms'
import type { Runner } from '../runner/port'
import type { Stores } from '../runner/stores/port'
import type { Cluster } from './cluster'
import type { PlantedFaults } from './plantedFaults'
import type { Timelines } from './timelines'

/** Everything an operation may work with; built once, in main.ts. */
export type Parts = {
  readonly boards: Boards
  readonly cluster: Cluster<Engine>
  /** Tells everyone who has this board open. */
  tell<N extends keyof Events>(boardId: string, name: N, event: Events[N]): void
  /** Boards that change the cluster now, by their plan or by deleting a topic, and topics that are being deleted; see `oneAtATime`. */
  readonly applying: Set<string>
  readonly faults: PlantedFaults
  readonly timelines: Timelines
  readonly presence: PresenceRooms
}

/** What exists once a cluster has been reached for the first time, and stays over its restarts. */
export type Engine = {
  readonly kafka: Kafka
  readonly live: LiveHub
  readonly runner: Runner
  readonly ledgers: Ledgers
  readonly stores: Stores
}

/** Who asks: one open page. */
export type Actor = {
  /** Of the connection. */
  readonly id: string
  /** The page's own secret, the same over its reconnects. */
  readonly page: string
  readonly role: Role
  /** Where this page's frames go. */
  readonly viewer: Viewer
  /** Aborted once the page is closed. */
  readonly gone: AbortSignal
  enter(boardId: string): void
  exit(boardId: string): void
  isIn(boardId: string): boolean
}

export const ROLES = ['owner', 'editor', 'viewer', 'none'] as const
export type Role = (typeof ROLES)[number]
