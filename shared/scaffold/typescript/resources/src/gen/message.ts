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
  /** The parsed JSON, or Unprocessable is thrown and the record goes to the dead-letter topic. */
  json(): unknown
  readonly keyBytes: Buffer | null
  /** null is a tombstone. */
  readonly bytes: Buffer | null
}

export type Context = {
  readonly record: KafkaRecord
  /** The drawn name of the topic the record came from. */
  readonly topic: string
  readonly group: string
  /** Which record this is since the service started, from 1. */
  readonly count: number
  /** Milliseconds since the epoch. */
  readonly now: number
  /** [0, 1) */
  random(): number
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
}

/**
 * Returns what to produce; the record is committed once all of it is acknowledged. A thrown error is tried again a few times, then the
 * record goes to the dead-letter topic; Unprocessable goes there at once.
 */
export type Handler = (context: Context, message: Message) => readonly Output[] | Promise<readonly Output[]>

/** This record can never be handled: trying again is pointless. */
export class Unprocessable extends Error {
  override readonly name = 'Unprocessable'
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
