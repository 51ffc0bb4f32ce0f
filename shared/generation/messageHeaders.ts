import { isDeadLetterHeader } from './deadLetterHeaders'
import { HOPS_HEADER } from './requestHeaders'
import { SERVICE_HEADER } from './serviceHeader'

/**
 * The headers that say who made a message, when, and out of what: CloudEvents in binary mode, W3C trace context, the service that produced
 * it, and what it takes to count duplicates, gaps and messages out of order. All values are UTF-8 text. Drawn and exported services stamp
 * the same ones.
 */
export type MessageOrigin = {
  /** Slug of the producing service. */
  readonly slug: string
  /** The topic's drawn name. */
  readonly topicName: string
  /** Name of the message; '' or absent = the topic's name. */
  readonly type?: string
  readonly category?: string
  /** Unique; for an answer to a record the same at every delivery, so that duplicates can be counted. */
  readonly eventId: string
  /** Milliseconds since the epoch. */
  readonly time: number
  readonly traceparent: string
  /** Which message of its producer it is, and which of its key; from 1. */
  readonly seq?: number
  readonly keySeq?: number
  /** Event id of the record that it answers. */
  readonly causedBy?: string
}

export function messageHeaders(origin: MessageOrigin): readonly (readonly [name: string, value: string])[] {
  const { slug, eventId, time, traceparent, seq, keySeq, causedBy } = origin
  return [
    ['ce_specversion', '1.0'],
    ['ce_id', eventId],
    ['ce_source', slug],
    ['ce_type', origin.type || origin.topicName],
    ['ce_time', new Date(time).toISOString()],
    ['content-type', 'application/json'],
    ['traceparent', traceparent],
    [SERVICE_HEADER, slug],
    ['x-event-id', eventId],
    ['x-trace', traceOf(traceparent) ?? ''],
    ['x-produced-at', String(time)],
    ['x-category', origin.category ?? 'business'],
    ...optional('x-seq', seq),
    ...optional('x-key-seq', keySeq),
    ...optional('x-caused-by', causedBy),
  ]
}

const optional = (name: string, value: string | number | undefined): readonly (readonly [string, string])[] =>
  value === undefined ? [] : [[name, String(value)]]

const STAMPED = new Set(
  messageHeaders({
    slug: '',
    topicName: '',
    eventId: '',
    time: 0,
    traceparent: '',
    seq: 0,
    keySeq: 0,
    causedBy: '',
  }).map(([name]) => name),
)

/** Headers of an input that are not passed on to its outputs, because they speak of the input itself. */
export function isStampedHeader(name: string): boolean {
  return STAMPED.has(name) || name === HOPS_HEADER || isDeadLetterHeader(name)
}

/** The received trace goes on with a span of its own; without a valid one a trace begins. `random` gives hexadecimal digits. */
export function continuedTrace(received: string | undefined, random: (digits: number) => string): string {
  return `00-${traceOf(received) ?? random(32)}-${random(16)}-01`
}

/** The trace's id; undefined where the trace context is invalid. */
export function traceOf(traceparent: string | undefined): string | undefined {
  return /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/.exec(traceparent ?? '')?.[1]
}
