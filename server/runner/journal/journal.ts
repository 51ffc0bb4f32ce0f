import type { BurstLog } from './burstLog'

/**
 * What was acknowledged and handled on one board, by position in the log: the evidence which the ledger is drawn up from, together with the
 * records themselves. It holds positions, never counters, so that a number can be traced back to its records. In memory: a window begins
 * when the server starts, or when somebody says so.
 */
export type Journal = {
  /** Milliseconds since the epoch. */
  readonly since: number
  acknowledged(position: LogPosition): void
  handled(handling: Handling): void
  /** What was made at once; it is acknowledged as everything else is, too. */
  readonly bursts: BurstLog
  /** All positions of a topic that were acknowledged to this board. */
  acknowledgedIn(topic: string): Iterable<Place>
  /** Every handling of this group in this topic, oldest first per partition. */
  handledBy(group: string, topic: string): Iterable<Handled>
  /** Its log is gone: one of the same name that is made later begins at offset 0 again. */
  forget(topic: string): void
  /** Forgets everything; the window begins at `at`. */
  restart(at: number): void
}

/** Names as on the cluster. */
export type LogPosition = { readonly topic: string; readonly partition: number; readonly offset: bigint }
export type Place = { readonly partition: number; readonly offset: bigint }

/** `repeated`: an idempotent service had handled its event id before; it counts as handled, without effect. */
export const HANDLINGS = ['processed', 'repeated', 'deadLettered', 'parked'] as const
export type HandlingOutcome = (typeof HANDLINGS)[number]

export type Handling = LogPosition & {
  readonly group: string
  readonly outcome: HandlingOutcome
  readonly effects: number
  /** Milliseconds since the epoch. */
  readonly at: number
}
export type Handled = Place & Pick<Handling, 'outcome' | 'effects' | 'at'>
