/**
 * The headers that say who made a message, when, and out of what: CloudEvents in binary mode, W3C trace context, and the service that
 * produced it. All values are UTF-8 text. Drawn and exported services stamp the same ones.
 */
export type MessageOrigin = {
  /** Slug of the producing service. */
  readonly slug: string
  /** The topic's drawn name. */
  readonly topicName: string
  /** Unique; for an answer to a record the same at every delivery, so that duplicates can be counted. */
  readonly eventId: string
  /** Milliseconds since the epoch. */
  readonly time: number
  readonly traceparent: string
}

export function messageHeaders(origin: MessageOrigin): readonly (readonly [name: string, value: string])[] {
  return [
    ['ce_specversion', '1.0'],
    ['ce_id', origin.eventId],
    ['ce_source', origin.slug],
    ['ce_type', origin.topicName],
    ['ce_time', new Date(origin.time).toISOString()],
    ['content-type', 'application/json'],
    ['traceparent', origin.traceparent],
    ['x-streamboard-service', origin.slug],
  ]
}

const STAMPED = new Set(
  messageHeaders({ slug: '', topicName: '', eventId: '', time: 0, traceparent: '' }).map(([name]) => name),
)

/** Headers of an input that are not passed on to its outputs, because they speak of the input itself. */
export function isStampedHeader(name: string): boolean {
  return STAMPED.has(name) || name.startsWith('x-streamboard-dlt-')
}

/** The received trace goes on with a span of its own; without a valid one a trace begins. `random` gives hexadecimal digits. */
export function continuedTrace(received: string | undefined, random: (digits: number) => string): string {
  const trace = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/.exec(received ?? '')?.[1]
  return `00-${trace ?? random(32)}-${random(16)}-01`
}
