import type { Outcome } from '../../shared/problem'

/**
 * The rows of the tables on boards, on disk, each table with a log of its changes. A commit survives the death of the process; the newest may be
 * lost with the power of the machine, which a drawn table may lose.
 */
export type Tables = {
  /** The first rows by id, at most `most`; each is a JSON object as text. */
  rows(table: TableId, most: number): ReadonlyMap<string, string>
  size(table: TableId): number
  /** Of all rows: equal rows have equal hashes. */
  hash(table: TableId): string
  /** How many changes there were so far; 0 where nothing was ever written. */
  lastChange(table: TableId): number
  /**
   * Writes a row and the change of it in one transaction, with what `outbox` makes of the change. Null: there was nothing to delete, or what is
   * written from this place in the log was written before.
   */
  write(table: TableId, write: RowWrite, outbox?: (change: Change) => readonly OutboxEvent[]): Outcome<Change | null>
  /** Changes after this one, oldest first, at most `most`. */
  changesAfter(table: TableId, seq: number, most: number): readonly Change[]
  /** Up to which change a connection has captured; 0 at first. */
  captured(capture: CaptureId): number
  setCaptured(capture: CaptureId, seq: number): Outcome<null>
  /** What waits in a connection's outbox, oldest first, at most `most`. */
  outbox(capture: CaptureId, most: number): readonly OutboxEntry[]
  outboxSize(capture: CaptureId): number
  /** Takes what was sent, up to this one, out of the outbox. */
  setSent(capture: CaptureId, seq: number): Outcome<null>
  /** Changes that nobody needs any more go, but the last of all and the newest of each row stay: whoever captures later gets them all. */
  trim(table: TableId, upTo: number): Outcome<null>
  /** Forgets what was written from this topic: it was made anew. */
  forgetPlaces(table: TableId, topic: string): Outcome<null>
  /** Next offsets, by partition, from which a service has not written yet. */
  places(table: TableId, reader: Pick<LogPlace, 'serviceId' | 'topic'>): ReadonlyMap<number, bigint>
  /** Forgets all tables of a board that is gone for good. */
  forgetBoard(boardId: string): void
  /** Idempotent. */
  close(): void
}

export type TableId = { readonly boardId: string; readonly storeId: string }
export type CaptureId = { readonly boardId: string; readonly connectionId: string }

export type RowWrite = {
  readonly id: string
  /** A JSON object; null deletes. */
  readonly row: string | null
  /** Milliseconds since the epoch. */
  readonly at: number
  /** The record that it is written for; each is written once, however often it comes. */
  readonly place?: LogPlace
  readonly cause?: Cause
}
export type LogPlace = {
  readonly serviceId: string
  /** As on the cluster. */
  readonly topic: string
  readonly partition: number
  readonly offset: bigint
}
/** The event that a row was written for. */
export type Cause = { readonly eventId: string; readonly traceparent: string }

export const CHANGE_OPS = ['c', 'u', 'd'] as const
/** Debezium's letters: created, updated, deleted. */
export type ChangeOp = (typeof CHANGE_OPS)[number]

export type Change = {
  /** Counts up within a table, from 1. */
  readonly seq: number
  readonly op: ChangeOp
  /** Of the row. */
  readonly id: string
  /** JSON; null where there is none. */
  readonly before: string | null
  readonly after: string | null
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly cause?: Cause
}

/** One event of one write, for one connection. `value` is JSON; null is a tombstone. */
export type OutboxEvent = {
  readonly connectionId: string
  readonly type: string
  readonly key: string
  readonly value: string | null
}
export type OutboxEntry = OutboxEvent & Pick<Change, 'seq' | 'id' | 'before' | 'after' | 'cause'>
