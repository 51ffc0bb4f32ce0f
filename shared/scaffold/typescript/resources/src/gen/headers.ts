import { randomBytes } from 'node:crypto'
import { requestId } from './board/calls/requestId.js'
import { eventIdOf } from './board/generation/eventIdOf.js'
import { continuedTrace, isStampedHeader, messageHeaders } from './board/generation/messageHeaders.js'
import { HOPS_HEADER, hopsOf, KEY_HEADER, MOST_HOPS, requestHeaders } from './board/generation/requestHeaders.js'
import { repeatableId } from './board/handling/repeatableId.js'
import type { Sequence } from './board/producing/sequence.js'
import { SERVICE } from './drawing.js'
import type { Headers, KafkaRecord } from './message.js'
import type { Production } from './production.js'

/** The record that is answered, in which group, and which of its outputs this is. */
export type Answered = {
  readonly record: KafkaRecord
  /** As drawn. */
  readonly topic: string
  /** As on the cluster. */
  readonly group: string
  readonly output: number
}

/** `service` is its slug; `time` in milliseconds since the epoch; `own` = what the handler adds. */
export type Made = {
  readonly service: string
  readonly production: Production
  readonly sequence: Sequence
  readonly key: Buffer | null
  readonly time: number
  readonly eventId: string | undefined
  readonly own?: Headers | undefined
}

/** The headers of a produced record: those of the record it answers, the handler's, and those that say who made it, when, and out of what. */
export function stampedHeaders(made: Made, answered?: Answered): Headers {
  const { service, production, sequence, key, time, own = [] } = made
  const received = answered?.record.headers ?? []
  return [
    ...[...received, ...own].filter(([name]) => !isStampedHeader(name)),
    ...messageHeaders({
      slug: service,
      topicName: production.topic,
      type: production.type,
      category: production.category,
      time,
      eventId: made.eventId ?? (answered ? idOf(answered) : randomHex(32)),
      traceparent: continuedTrace(textOf(received, 'traceparent'), randomHex),
      seq: sequence.next(),
      keySeq: key === null ? undefined : sequence.ofKey(key),
      causedBy: answered && eventIdOf(answered.record),
    }),
  ]
}

/** The same for every delivery, so that duplicates can be counted. */
const idOf = ({ record: { partition, offset }, topic, group, output }: Answered) =>
  repeatableId({ group, topicName: topic, partition, offset: BigInt(offset), output })

/** The headers of a request over a drawn connection, for what was received or of the service's own accord. */
export function headersOfRequest(connectionId: string, received: KafkaRecord | undefined): Record<string, string> {
  const headers = received?.headers ?? []
  const causedBy = received && eventIdOf(received)
  const eventId = causedBy === undefined ? randomHex(32) : requestId(causedBy, connectionId)
  const traceparent = continuedTrace(textOf(headers, 'traceparent'), randomHex)
  return {
    ...requestHeaders({ slug: SERVICE.slug, eventId, time: Date.now(), traceparent, causedBy }),
    'content-type': 'application/json',
    [HOPS_HEADER]: String(hopsBefore(received) + 1),
    ...(received?.key && { [KEY_HEADER]: received.key.toString('base64') }),
  }
}

/** What a record says of it was written by anybody; a request was let in only with a count. */
const hopsBefore = (received: KafkaRecord | undefined) =>
  received?.topic === '' ? (hopsOf(textOf(received.headers, HOPS_HEADER)) ?? MOST_HOPS) : 0

const randomHex = (digits: number) => randomBytes(digits / 2).toString('hex')

export function textOf(headers: Headers, name: string): string | undefined {
  const value = headers.find(([found]) => found === name)?.[1]
  return value === undefined || value === null ? undefined : value.toString()
}
