import { done, type Problem, refused } from '../../shared/problem'
import { PREVIEW_BYTES } from '../../shared/protocol/records'
import { LIMITS } from '../../shared/topology/limits'
import type { Kafka, KafkaProblem } from '../kafka/port'
import { readRecords } from '../live/readRecords'
import { toWireRecord } from '../live/toWireRecord'
import { createSlots } from '../slots'
import { readyBoard } from './clusterOperations'
import { createHold } from './createHold'
import type { Operations } from './operation'
import { orStillTried } from './orStillTried'
import { writing } from './ownership'

/** A look may unpack much more than it shows; so many are taken at a time, whoever asks. */
const inReadSlot = createSlots(4)

/** A message that the cluster does not take stays for two minutes, long after whoever sent it has been answered. */
const holdByHand = createHold(64 * 1024 * 1024)

export const recordOperations: Operations<
  'live:watch' | 'records:read' | 'record:open' | 'topic:size' | 'message:produce'
> = {
  'live:watch': async (parts, { topics }, actor) => {
    const engine = parts.cluster.engine()
    if (!engine.ok) return engine
    await engine.value.live.watch(actor.viewer, topics)
    return done(null)
  },
  'records:read': async (parts, request) => {
    const engine = parts.cluster.engine()
    return engine.ok ? done(await inReadSlot(() => readRecords(engine.value.kafka.reader, request))) : engine
  },
  'record:open': async (parts, { topic, partition, offset }) => {
    const engine = parts.cluster.engine()
    if (!engine.ok) return engine
    const from = BigInt(offset)
    const request = { topic, partition, from, to: from + 1n, maxRecords: 1, maxBytes: OPEN_BYTES }
    const [record] = (await inReadSlot(() => engine.value.kafka.reader.read(request))).records
    if (record === undefined) {
      return refused({
        code: 'noRecord',
        sentence: `There is no record at offset ${offset} of ${topic}, partition ${partition}, any more.`,
        next: 'Retention or compaction has removed it.',
      })
    }
    return done(toWireRecord(record, PREVIEW_BYTES.opened))
  },
  'topic:size': async (parts, { topic }) => {
    const engine = parts.cluster.engine()
    return engine.ok ? done(await engine.value.kafka.admin.sizesOf(topic)) : engine
  },
  'message:produce': async (parts, request) => {
    const board = readyBoard(parts, request.boardId)
    if (!board.ok) return board
    const topic = board.value.topology.topics.get(request.topicId)
    if (topic === undefined)
      return refused({ code: 'unknownElement', sentence: 'That topic is no longer on the board.' })
    const value = request.value === null ? null : Buffer.from(request.value, request.valueAs)
    if (value !== null && value.length > LIMITS.messageBytes) return refused(tooLarge(value.length))
    const { engine, prefix } = board.value
    const name = prefix + topic.name
    const mayProduceTo = await writing(parts, request.boardId, engine.kafka)
    if (!mayProduceTo(name)) return refused(await whyNotWritten(engine.kafka, name))
    const { partition, headers } = request
    const key = request.key === null ? null : Buffer.from(request.key)
    const letGo = holdByHand(bytesOf(key, value, ...headers.flat()))
    if (letGo === null) return refused(TOO_MANY_WAIT)
    let trouble: KafkaProblem | undefined
    const sending = engine.kafka.producer
      .send({ topic: name, partition, key, value, headers }, (problem) => {
        trouble = problem
      })
      .then((sent) => {
        engine.runner.journal(request.boardId).acknowledged({ topic: name, ...sent })
        return { partition: sent.partition, offset: sent.offset.toString() }
      })
    sending.then(letGo, letGo)
    return orStillTried(sending, () => ({
      code: 'stillTried',
      sentence: trouble?.message ?? 'The cluster has not taken the message yet.',
      next: 'It is tried for two minutes: it may yet arrive, so look before you produce it again.',
    }))
  },
}

async function whyNotWritten(kafka: Kafka, topic: string): Promise<Problem> {
  const cluster = await kafka.admin.describeCluster([topic])
  return cluster.topics.has(topic)
    ? {
        code: 'foreignTopic',
        sentence: `${topic} is only read here: this board neither created nor adopted it.`,
        next: "Adopt it, in the topic's inspector, to produce to it from this board.",
      }
    : {
        code: 'unknownTopic',
        sentence: `${topic} is not on the cluster yet.`,
        next: 'Press Plan, then Apply, to create it.',
      }
}

/** Enough for any batch that holds one record of the largest size a broker takes by default. */
const OPEN_BYTES = 8 * 1024 * 1024

const bytesOf = (...parts: readonly (Buffer | string | null)[]) =>
  parts.reduce((sum, part) => sum + (part === null ? 0 : Buffer.byteLength(part)), 0)

const TOO_MANY_WAIT = {
  code: 'tooManyWait',
  sentence: 'So many messages by hand still wait for the cluster that there is no room for another.',
  next: 'See what is in their way, and try again in a minute.',
}

const tooLarge = (bytes: number) => ({
  code: 'tooLarge',
  sentence: `The message has ${bytes.toLocaleString('en')} bytes; at most ${LIMITS.messageBytes.toLocaleString('en')} can be produced from here.`,
  next: 'Shorten the value, or put the data elsewhere and send a reference to it.',
})
