import type { ConnectionEntry } from './board/behaviour/windows.js'
import type { DrawnCall } from './drawnCall.js'
import type { Log } from './log.js'
import type { TopicName } from './topics.js'

/** In the record's own order; a name may repeat. */
export type Headers = readonly (readonly [name: string, value: Buffer | string | null])[]

/** A record as Kafka gave it, with its bytes untouched. `topic` is the name on the cluster. */
export type KafkaRecord = {
  readonly topic: string
  readonly partition: number
  readonly offset: string
  /** Milliseconds since the epoch. */
  readonly timestamp: string
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly headers: Headers
}

/** What a handler is given of a record. */
export type Message = {
  readonly key: string | null
  /** The parsed JSON; the text itself where it is none; null for a tombstone. */
  readonly value: unknown
  /** The parsed JSON, or Unprocessable is thrown and the record goes to the failure topics. */
  json(): unknown
  readonly keyBytes: Buffer | null
  /** null is a tombstone. */
  readonly bytes: Buffer | null
}

export type Received = {
  readonly record: KafkaRecord
  /** The drawn name of the topic the record came from; '' for a request. */
  readonly topic: string
}

export type Context = Received & {
  /** As on the cluster; for a request its event id. */
  readonly group: string
  /** Which record this is since the service started, from 1. */
  readonly count: number
  /** Milliseconds since the epoch. */
  readonly now: number
  /** [0, 1) */
  random(): number
  /** Waits so many milliseconds as a member of the group. Rejects with GivenBack when the record is to be left to others. */
  pause(ms: number): Promise<void>
  /** Puts these into drawn windows, once the record is handled; requests go into none. */
  fill(entries: readonly ConnectionEntry[]): void
  /** Makes a drawn call for this record. Rejects with a WorkFailure after the last attempt. */
  call(drawn: DrawnCall): Promise<void>
  readonly log: Log
  /** Aborted when the service is stopping. */
  readonly signal: AbortSignal
}

/** One record to produce; `topic` is the drawn name. Headers are stamped for you, your own are added. */
export type Output = {
  readonly topic: TopicName
  readonly key: Buffer | string | null
  readonly value: Buffer | string | null
  readonly headers?: Headers
  /** Which of the record's outputs this is, the same for every delivery; left out: its place among them. */
  readonly index?: number
  /** Its event id; left out: made of the record it answers, or a new one. */
  readonly eventId?: string
  /** The drawn connection it goes over, by its id; left out: the first that leads to the topic. */
  readonly connection?: string
}

/**
 * Returns what to produce; the record is committed once all of it is acknowledged. A thrown error is tried again as often as is drawn, then
 * the record goes to the failure topics; Unprocessable goes there at once.
 */
export type Handler = (context: Context, message: Message) => readonly Output[] | Promise<readonly Output[]>

/** What handling a record does to the world, besides what is produced. A thrown error counts as one of the handler. */
export type Effect = (context: Context, message: Message) => void | Promise<void>

/** Thrown where an attempt fails as drawn, or because of a service that it needs; another attempt may succeed. */
export class WorkFailure extends Error {
  override readonly name = 'WorkFailure'
}

/** This record can never be handled: trying again is pointless. */
export class Unprocessable extends Error {
  override readonly name = 'Unprocessable'
}

/** The record is left uncommitted, because the service stops or another member gets its partition: somebody will handle it again. */
export class GivenBack extends Error {
  override readonly name = 'GivenBack'
}

export function messageOf(record: KafkaRecord): Message {
  return {
    key: record.key?.toString('utf8') ?? null,
    keyBytes: record.key,
    bytes: record.value,
    get value() {
      const parsed = parse(record.value)
      return parsed.ok ? parsed.value : (record.value?.toString('utf8') ?? null)
    },
    json() {
      const parsed = parse(record.value)
      if (parsed.ok) return parsed.value
      throw new Unprocessable(
        record.value === null ? 'The record is a tombstone.' : 'The value of the record is not JSON.',
      )
    },
  }
}

function parse(bytes: Buffer | null): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  if (bytes === null) return { ok: false }
  try {
    return { ok: true, value: JSON.parse(bytes.toString('utf8')) }
  } catch {
    return { ok: false }
  }
}
