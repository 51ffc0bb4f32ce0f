import { randomBytes } from 'node:crypto'
import { continuedTrace, isStampedHeader, messageHeaders } from './board/generation/messageHeaders.js'
import { repeatableId } from './board/runner/repeatableId.js'
import type { Headers, KafkaRecord } from './message.js'

/** The record that is answered, in which group, and which of its outputs this is. */
export type Answered = {
  readonly record: KafkaRecord
  /** As drawn. */
  readonly topic: string
  /** As on the cluster. */
  readonly group: string
  readonly output: number
}

/** `topic` as drawn; `time` in milliseconds since the epoch; `own` = what the handler adds. */
export type Made = {
  readonly service: string
  readonly topic: string
  readonly time: number
  readonly own?: Headers | undefined
}

/** The headers of a produced record: those of the record it answers, the handler's, and those that say who made it, when, and out of what. */
export function stampedHeaders({ service, topic, time, own = [] }: Made, answered?: Answered): Headers {
  const received = answered?.record.headers ?? []
  return [
    ...[...received, ...own].filter(([name]) => !isStampedHeader(name)),
    ...messageHeaders({
      slug: service,
      topicName: topic,
      time,
      eventId: answered ? idOf(answered) : randomHex(32),
      traceparent: continuedTrace(textOf(received, 'traceparent'), randomHex),
      causedBy: answered && eventIdOf(answered.record),
    }),
  ]
}

/** The same for every delivery, so that duplicates can be counted. */
const idOf = ({ record: { partition, offset }, topic, group, output }: Answered) =>
  repeatableId({ group, topicName: topic, partition, offset: BigInt(offset), output })

const eventIdOf = ({ headers }: KafkaRecord) => textOf(headers, 'ce_id') ?? textOf(headers, 'x-event-id')

const randomHex = (digits: number) => randomBytes(digits / 2).toString('hex')

export function textOf(headers: Headers, name: string): string | undefined {
  const value = headers.find(([found]) => found === name)?.[1]
  return value === undefined || value === null ? undefined : value.toString()
}
