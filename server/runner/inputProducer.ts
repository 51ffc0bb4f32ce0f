import { isUtf8 } from 'node:buffer'
import { continuedTrace, isStampedHeader, messageHeaders } from '../../shared/generation/messageHeaders'
import type { KafkaRecord } from '../kafka/port'
import { createMessageWriter, type Message, type MessageWriter } from './messageWriter'
import { randomHex } from './randomHex'
import { repeatableId } from './repeatableId'
import { type Headers, isRefusal, type RunTools, sentenceOf } from './runTools'
import type { Production, ServiceWork } from './serviceWork'

export type Received = KafkaRecord & { readonly topic: string }
/** What to do with a record that came in through this group. */
export type InputProducer = { react(record: Received, group: string): Promise<void> }

/** Sends one message per received record and drawn connection, each acknowledged before the next. */
export function createInputProducer(current: () => ServiceWork, tools: RunTools): InputProducer {
  const writers = new Map<string, MessageWriter>()
  let count = 0

  function writerOf(production: Production): MessageWriter {
    const known = writers.get(production.id)
    if (known?.production === production) return known
    const writer = createMessageWriter(production)
    writers.set(production.id, writer)
    return writer
  }

  async function react(record: Received, group: string): Promise<void> {
    count += 1
    const work = current()
    const topicName = work.drawnNames.get(record.topic) ?? record.topic
    const input = { key: record.key?.toString('utf8') ?? null, value: readable(record.value) }
    for (const [output, production] of work.reactions.entries()) {
      const context = { random: tools.random, now: tools.now(), count, input }
      const message = production.value === '' ? passOn(record) : writerOf(production).write(context)
      if (!message.ok) {
        tools.refused(
          `${placeOf(record)} could not be answered to ${production.topicName}: ${message.problem.sentence}`,
        )
        continue
      }
      const id = repeatableId({ group, topicName, partition: record.partition, offset: record.offset, output })
      const headers = answerHeaders({ record, slug: work.slug, topicName: production.topicName, id, tools })
      await send({ production, message: message.value, headers, record }, tools)
    }
  }

  return { react }
}

/** A connection for which nothing is drawn passes key and value on, byte for byte. */
const passOn = ({ key, value }: KafkaRecord) => ({ ok: true as const, value: { key, value } })

type Answer = {
  readonly production: Production
  readonly message: Message
  readonly headers: Headers
  readonly record: Received
}

/** Rejects when the cluster does not take it now: the record is then handled once more, and the answer has the same id. */
async function send({ production, message, headers, record }: Answer, tools: RunTools): Promise<void> {
  try {
    await tools.kafka.producer.send({ topic: production.topic, ...message, headers })
    tools.produced(1)
    tools.waiting(undefined)
  } catch (error) {
    const sentence = `${placeOf(record)} could not be answered to ${production.topicName}: ${sentenceOf(error)}`
    if (isRefusal(error)) return tools.refused(sentence)
    tools.waiting(sentence)
    throw error
  }
}

type Answering = {
  readonly record: KafkaRecord
  readonly slug: string
  readonly topicName: string
  readonly id: string
  readonly tools: RunTools
}

/** The input's own headers are passed on as far as they are text; those that speak of a message itself are new. */
function answerHeaders({ record, slug, topicName, id, tools }: Answering): Headers {
  const received = record.headers.flatMap(([name, value]) =>
    value && isUtf8(value) ? [[name, value.toString()] as const] : [],
  )
  const traceparent = received.find(([name]) => name === 'traceparent')?.[1]
  const origin = {
    slug,
    topicName,
    eventId: id,
    time: tools.now(),
    traceparent: continuedTrace(traceparent, (digits) => randomHex(tools.random, digits)),
  }
  return [...received.filter(([name]) => !isStampedHeader(name)), ...messageHeaders(origin)]
}

const placeOf = ({ topic, partition, offset }: Received) => `Record ${offset} in partition ${partition} of ${topic}`

/** Parsed JSON, else the text itself. */
function readable(value: Buffer | null): unknown {
  if (value === null) return null
  const text = value.toString('utf8')
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
