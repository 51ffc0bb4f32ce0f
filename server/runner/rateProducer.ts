import { compileMessage, type WriteMessage } from '../../shared/generation/compileMessage'
import { continuedTrace, messageHeaders } from '../../shared/generation/messageHeaders'
import { TemplateError } from '../../shared/generation/template'
import type { NewRecord } from '../kafka/port'
import { messageBytes } from './messageBytes'
import { nap } from './nap'
import { randomHex } from './randomHex'
import { createRateClock } from './rateClock'
import { isRefusal, isRetriable, type RunTools, sentenceOf } from './runTools'
import type { Generator } from './serviceWork'

/** What to produce now; it may change while it is produced, undefined ends it. */
export type Generated = { readonly generator: Generator; readonly slug: string }

const SHORTEST_NAP_MS = 20
/** Also how late a new rate may be noticed. */
const LONGEST_NAP_MS = 250
const RETRY_MS = 1_000
const BATCH = { records: 500, bytes: 500_000 } as const

/** Produces at its rate until stopped. While the cluster is away nothing new is made, and what was missed is not made up for. */
export async function produceAtRate(
  current: () => Generated | undefined,
  tools: RunTools,
  signal: AbortSignal,
): Promise<void> {
  const clock = createRateClock(tools.now())
  let writer: Writer | undefined
  let count = 0
  for (let generated = current(); generated && !signal.aborted; generated = current()) {
    const { generator, slug } = generated
    if (writer?.generator !== generator) writer = { generator, write: compileMessage(generator) }
    const records: OwnRecord[] = []
    for (let due = clock.take(generator.rate, tools.now()); due > 0; due--) {
      count += 1
      const record = write({ writer, slug, count, tools })
      if (record) records.push(record)
    }
    for (const batch of batchesOf(records)) await sendAtLast(generator.topic, batch, { tools, signal })
    await nap(napMs(clock.untilNext(generator.rate)), signal)
  }
}

type Writer = { readonly generator: Generator; readonly write: WriteMessage }
type OwnRecord = Omit<NewRecord, 'topic'>
type Writing = {
  readonly writer: Writer
  readonly slug: string
  readonly count: number
  readonly tools: RunTools
}

function write({ writer, slug, count, tools }: Writing): OwnRecord | undefined {
  const time = tools.now()
  const { topicName } = writer.generator
  try {
    const message = messageBytes(writer.write({ random: tools.random, now: time, count }))
    const digits = (length: number) => randomHex(tools.random, length)
    const origin = { slug, topicName, eventId: digits(32), time, traceparent: continuedTrace(undefined, digits) }
    return { ...message, headers: messageHeaders(origin) }
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    tools.refused(`A message for ${topicName} was not sent: ${error.message}`)
    return undefined
  }
}

/** Brokers refuse a batch for the sum of its messages. */
function* batchesOf(records: readonly OwnRecord[]): Iterable<readonly OwnRecord[]> {
  let batch: OwnRecord[] = []
  let bytes = 0
  for (const record of records) {
    const size = (record.key?.length ?? 0) + (record.value?.length ?? 0)
    if (batch.length > 0 && (batch.length === BATCH.records || bytes + size > BATCH.bytes)) {
      yield batch
      batch = []
      bytes = 0
    }
    batch.push(record)
    bytes += size
  }
  if (batch.length > 0) yield batch
}

type Sending = { readonly tools: RunTools; readonly signal: AbortSignal }

async function sendAtLast(topic: string, batch: readonly OwnRecord[], { tools, signal }: Sending): Promise<void> {
  while (!signal.aborted) {
    try {
      await tools.kafka.producer.sendBatch(topic, batch)
      tools.produced(batch.length)
      return tools.waiting(undefined)
    } catch (error) {
      if (isRefusal(error)) return tools.refused(sentenceOf(error))
      if (!isRetriable(error)) return tools.failed(sentenceOf(error))
      tools.waiting(sentenceOf(error))
      await nap(RETRY_MS, signal)
    }
  }
}

const napMs = (untilNext: number) => Math.min(Math.max(untilNext, SHORTEST_NAP_MS), LONGEST_NAP_MS)
