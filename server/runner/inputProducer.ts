import {
  type Answer,
  type AnswerRecord,
  compileAnswers,
  type DrawnAnswer,
} from '../../shared/generation/compileAnswers'
import { continuedTrace, isStampedHeader, messageHeaders } from '../../shared/generation/messageHeaders'
import { TemplateError } from '../../shared/generation/template'
import type { KafkaRecord } from '../kafka/port'
import { type MessageBytes, messageBytes } from './messageBytes'
import { randomHex } from './randomHex'
import { repeatableId } from './repeatableId'
import { type Headers, isRefusal, type RunTools, sentenceOf } from './runTools'
import type { Production, ServiceWork } from './serviceWork'

export type Received = KafkaRecord & { readonly topic: string }
/** What to do with a record that came in through this group. */
export type InputProducer = { react(record: Received, group: string): Promise<void> }

/** Sends one message per received record and drawn connection, each acknowledged before the next; none when one cannot be made. */
export function createInputProducer(current: () => ServiceWork, tools: RunTools): InputProducer {
  let compiled: { readonly reactions: readonly Production[]; readonly answer: AnswerRecord<Reaction> } | undefined
  let count = 0

  function answersTo(record: Received, { reactions }: ServiceWork): readonly Answer<Reaction>[] {
    if (compiled?.reactions !== reactions) compiled = { reactions, answer: compileAnswers(reactions.map(reaction)) }
    return compiled.answer(asText(record), { random: tools.random, now: tools.now(), count })
  }

  async function answer(record: Received, group: string): Promise<void> {
    const work = current()
    const topicName = work.drawnNames.get(record.topic) ?? record.topic
    for (const [output, { to, message }] of answersTo(record, work).entries()) {
      const { production } = to
      const id = repeatableId({ group, topicName, partition: record.partition, offset: record.offset, output })
      const headers = answerHeaders({ record, slug: work.slug, topicName: production.topicName, id, tools })
      const bytes = message === 'passedOn' ? { key: record.key, value: record.value } : messageBytes(message)
      await send({ production, bytes, headers, record }, tools)
    }
  }

  async function react(record: Received, group: string): Promise<void> {
    count += 1
    try {
      await answer(record, group)
    } catch (error) {
      if (!(error instanceof TemplateError) && !isRefusal(error)) throw error
      tools.unhandled(`${placeOf(record)} could not be handled. ${sentenceOf(error)}`)
    }
  }

  return { react }
}

type Reaction = DrawnAnswer & { readonly production: Production }

/** A connection for which nothing is drawn passes key and value on. */
function reaction(production: Production): Reaction {
  const { topicName, key, value } = production
  return { topic: topicName, key, value: value || null, production }
}

const asText = ({ key, value }: KafkaRecord) => ({
  key: key?.toString('utf8') ?? null,
  value: value?.toString('utf8') ?? null,
})

type Sending = {
  readonly production: Production
  readonly bytes: MessageBytes
  readonly headers: Headers
  readonly record: Received
}

/** Rejects when the cluster does not take it: unless for good, the record is then handled once more, and the answer has the same id. */
async function send({ production, bytes, headers, record }: Sending, tools: RunTools): Promise<void> {
  try {
    await tools.kafka.producer.send({ topic: production.topic, ...bytes, headers })
    tools.produced(1)
    tools.waiting(undefined)
  } catch (error) {
    if (!isRefusal(error))
      tools.waiting(`${placeOf(record)} could not be answered to ${production.topicName}: ${sentenceOf(error)}`)
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

/** The input's own headers are passed on; those that speak of a message itself are new. */
function answerHeaders({ record, slug, topicName, id, tools }: Answering): Headers {
  const traceparent = record.headers.find(([name]) => name === 'traceparent')?.[1]?.toString()
  const origin = {
    slug,
    topicName,
    eventId: id,
    time: tools.now(),
    traceparent: continuedTrace(traceparent, (digits) => randomHex(tools.random, digits)),
  }
  return [...record.headers.filter(([name]) => !isStampedHeader(name)), ...messageHeaders(origin)]
}

const placeOf = ({ topic, partition, offset }: Received) => `Record ${offset} in partition ${partition} of ${topic}`
