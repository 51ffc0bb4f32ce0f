import kafkajs, { type Consumer, type ConsumerConfig, type IHeaders, type Message as KafkajsMessage, type Producer } from 'kafkajs'
import { decompress } from './board/codecs/decompress.js'
import type { Config } from './config.js'
import { type Log, sentenceOf } from './log.js'
import type { Headers, KafkaRecord } from './message.js'
import { allTopics, dealPartitions } from './roundRobin.js'

const { AssignerProtocol, CompressionCodecs, CompressionTypes, Kafka, logLevel, Partitioners } = kafkajs

/** The only file that knows the Kafka client. Another client fits in by offering the same: `connectCluster`. */
export type Cluster = {
  readonly publisher: Publisher
  /** Joins the group; resolves when the first assignment is there. */
  consume(options: ConsumeOptions): Promise<Consumption>
  /** Which of these topics do not exist. Rejects when the cluster does not answer. */
  missing(topics: readonly string[]): Promise<readonly string[]>
  close(): Promise<void>
}

export type NewRecord = {
  readonly topic: string
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly headers: Headers
}

export type Publisher = {
  /** Resolves when every record is acknowledged by all in-sync replicas. Rejects with NotAccepted or another error. */
  send(records: readonly NewRecord[]): Promise<void>
}

/** The cluster will never take this record, for example because it is too large. */
export class NotAccepted extends Error {
  override readonly name = 'NotAccepted'
}

export type ConsumeOptions = {
  readonly group: string
  readonly topics: readonly { readonly name: string; readonly start: 'earliest' | 'latest' }[]
  /** One record at a time. False: not handled because the service is stopping; it stays uncommitted. `beat` keeps the membership alive. */
  handle(record: KafkaRecord, beat: () => Promise<void>): Promise<boolean>
  onState(state: 'joined' | 'left' | 'polled'): void
  /** The consumer is dead and will not come back by itself. */
  onDead(cause: Error): void
}
export type Consumption = { stop(): Promise<void> }

const TIMINGS = { maxWaitTimeInMs: 250, heartbeatInterval: 500, sessionTimeout: 6000, rebalanceTimeout: 60_000 } as const
const RETRY = { initialRetryTime: 200, maxRetryTime: 5000, retries: 5 } as const
const COMMIT_EVERY_MS = 500
const NEVER_ACCEPTED = ['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE', 'INVALID_RECORD', 'INVALID_TIMESTAMP']

export function connectCluster(config: Config, log: Log): Cluster {
  registerCodecs()
  const client = clientOf(config, log, RETRY)
  const publisher = serialPublisher(() =>
    client.producer({
      createPartitioner: Partitioners.DefaultPartitioner,
      idempotent: true,
      allowAutoTopicCreation: false,
      retry: { ...RETRY, maxRetryTime: 1000 },
    }),
  )
  const probe = createProbe(() => clientOf(config, log, { retries: 0 }).admin())
  return {
    publisher,
    consume: (options) => consume((group) => client.consumer(consumerConfig(group)), options),
    missing: probe.missing,
    async close() {
      await publisher.close()
      await probe.close()
    },
  }
}

function clientOf(config: Config, log: Log, retry: { retries: number }) {
  return new Kafka({
    brokers: [...config.brokers],
    clientId: config.clientId,
    connectionTimeout: 10_000,
    requestTimeout: 30_000,
    retry,
    ...(config.tls && { ssl: config.tls.ca === null ? true : { ca: [config.tls.ca] } }),
    ...(config.sasl && { sasl: saslOf(config.sasl) }),
    logLevel: logLevel.WARN,
    logCreator: () => (entry) => {
      const write = entry.level === logLevel.ERROR ? log.warn : log.debug
      write(`${entry.namespace}: ${entry.log.message}`)
    },
  })
}

function saslOf({ mechanism, username, password }: NonNullable<Config['sasl']>) {
  switch (mechanism) {
    case 'PLAIN':
      return { mechanism: 'plain', username, password } as const
    case 'SCRAM-SHA-256':
      return { mechanism: 'scram-sha-256', username, password } as const
    case 'SCRAM-SHA-512':
      return { mechanism: 'scram-sha-512', username, password } as const
  }
}

/** Whatever a foreign producer compressed with; without these, one such batch ends this client's consumer for good. */
function registerCodecs(): void {
  const { GZIP, Snappy, LZ4, ZSTD } = CompressionTypes
  for (const codec of [GZIP, Snappy, LZ4, ZSTD] as const) {
    CompressionCodecs[codec] = () => ({
      decompress: (packed: Buffer) => decompress(codec, packed),
      compress: () => Promise.reject(new Error('This service writes uncompressed batches.')),
    })
  }
}

/**
 * One send at a time, and a new producer after a failed one: this client numbers its batches anew after a failure, and the broker would
 * take the next batch for a repetition of the failed one and drop it.
 */
function serialPublisher(create: () => Producer): Publisher & { close(): Promise<void> } {
  let connected: Promise<Producer> | undefined
  let last: Promise<void> = Promise.resolve()

  const connect = async () => {
    const producer = create()
    await producer.connect()
    return producer
  }
  const disconnect = async () => {
    const closing = connected
    connected = undefined
    await closing?.then((producer) => producer.disconnect()).catch(() => {})
  }
  const sendNow = async (records: readonly NewRecord[]) => {
    try {
      connected ??= connect()
      const producer = await connected
      await producer.sendBatch({ acks: -1, compression: CompressionTypes.None, topicMessages: byTopic(records) })
    } catch (error) {
      await disconnect()
      throw namedError(error, records)
    }
  }
  return {
    send(records) {
      const sent = last.then(() => sendNow(records))
      last = sent.catch(() => {})
      return sent
    },
    async close() {
      await last
      await disconnect()
    },
  }
}

function byTopic(records: readonly NewRecord[]) {
  const messages = grouped(records, ({ topic }) => topic, ({ key, value, headers }): KafkajsMessage => ({
    key,
    value,
    headers: toKafkajs(headers),
  }))
  return [...messages].map(([topic, messages]) => ({ topic, messages }))
}

function grouped<T, U>(things: readonly T[], nameOf: (thing: T) => string, toEntry: (thing: T) => U): Map<string, U[]> {
  const groups = new Map<string, U[]>()
  for (const thing of things) {
    const group = groups.get(nameOf(thing))
    if (group) group.push(toEntry(thing))
    else groups.set(nameOf(thing), [toEntry(thing)])
  }
  return groups
}

function namedError(error: unknown, records: readonly NewRecord[]): Error {
  const type = typeOf(error)
  if (NEVER_ACCEPTED.includes(type)) return new NotAccepted(sentenceOf(error), { cause: error })
  const topics = [...new Set(records.map(({ topic }) => topic))].join(', ')
  return new Error(`Nothing can be written to ${topics}: ${sentenceOf(error)}`, { cause: error })
}

/** Kafka's name of an error, wherever the client has wrapped it. */
function typeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  if ('type' in error && typeof error.type === 'string') return error.type
  return typeOf(error.cause)
}

function consumerConfig(group: string): ConsumerConfig {
  return {
    groupId: group,
    allowAutoTopicCreation: false,
    partitionAssigners: [roundRobin],
    ...TIMINGS,
    retry: { ...RETRY, restartOnFailure: async () => true },
  }
}

async function consume(create: (group: string) => Consumer, options: ConsumeOptions): Promise<Consumption> {
  const consumer = create(options.group)
  const { GROUP_JOIN, REBALANCING, FETCH, CRASH } = consumer.events
  consumer.on(GROUP_JOIN, () => options.onState('joined'))
  consumer.on(REBALANCING, () => options.onState('left'))
  consumer.on(FETCH, () => options.onState('polled'))
  consumer.on(CRASH, ({ payload }) => {
    options.onState('left')
    if (!payload.restart) options.onDead(payload.error)
  })
  try {
    await consumer.connect()
    for (const { name, start } of options.topics) {
      await consumer.subscribe({ topic: name, fromBeginning: start === 'earliest' })
    }
    await consumer.run({
      autoCommit: true,
      autoCommitInterval: COMMIT_EVERY_MS,
      eachBatchAutoResolve: false,
      eachBatch: async ({ batch, resolveOffset, heartbeat, commitOffsetsIfNecessary, isRunning, isStale }) => {
        for (const message of batch.messages) {
          if (!isRunning() || isStale()) return
          if (!(await options.handle(recordOf(batch, message), heartbeat))) return
          resolveOffset(message.offset)
          await heartbeat()
          await commitOffsetsIfNecessary()
        }
      },
    })
  } catch (error) {
    await consumer.disconnect().catch(() => {})
    throw error
  }
  return { stop: () => consumer.disconnect() }
}

type Received = { offset: string; timestamp: string; key: Buffer | null; value: Buffer | null; headers?: IHeaders }

const recordOf = (batch: { topic: string; partition: number }, message: Received): KafkaRecord => ({
  topic: batch.topic,
  partition: batch.partition,
  offset: message.offset,
  timestamp: message.timestamp,
  key: message.key,
  value: message.value,
  headers: Object.entries(message.headers ?? {}).flatMap(([name, values]) =>
    (Array.isArray(values) ? values : [values]).map((value) => [name, value ?? null] as const),
  ),
})

/** This client cannot write a header without a value: it becomes an empty one. */
function toKafkajs(headers: Headers): IHeaders {
  return Object.fromEntries(grouped(headers, ([name]) => name, ([, value]) => value ?? ''))
}

/**
 * Kafka's `roundrobin`, which every client offers: members in other languages, and the service as the board runs it, share the group.
 * The metadata has version 0, because this client does not write the partitions it owns, which later versions promise.
 */
const roundRobin: NonNullable<ConsumerConfig['partitionAssigners']>[number] = ({ cluster }) => ({
  name: 'roundrobin',
  version: 0,
  protocol: ({ topics }) => ({
    name: 'roundrobin',
    metadata: AssignerProtocol.MemberMetadata.encode({ version: 0, topics, userData: Buffer.alloc(0) }),
  }),
  async assign({ members }) {
    const known = members.map(({ memberId, memberMetadata }) => ({
      id: memberId,
      topics: AssignerProtocol.MemberMetadata.decode(memberMetadata)?.topics ?? [],
    }))
    await cluster.addMultipleTargetTopics(allTopics(known))
    const dealt = dealPartitions(known, (topic) => cluster.findTopicPartitionMetadata(topic).map((found) => found.partitionId))
    return [...dealt].map(([memberId, topics]) => ({
      memberId,
      memberAssignment: AssignerProtocol.MemberAssignment.encode({
        version: 0,
        assignment: Object.fromEntries([...topics].map(([topic, partitions]) => [topic, [...partitions]])),
        userData: Buffer.alloc(0),
      }),
    }))
  },
})

type Admin = ReturnType<InstanceType<typeof Kafka>['admin']>

/** Asks the cluster; a connection that failed once is not asked again. */
function createProbe(create: () => Admin) {
  let connected: Promise<Admin> | undefined
  const connect = async () => {
    const admin = create()
    await admin.connect()
    return admin
  }
  const close = async () => {
    const closing = connected
    connected = undefined
    await closing?.then((admin) => admin.disconnect()).catch(() => {})
  }
  const exists = async (admin: Admin, topic: string) => {
    try {
      await admin.fetchTopicMetadata({ topics: [topic] })
      return true
    } catch (error) {
      if (typeOf(error) === 'UNKNOWN_TOPIC_OR_PARTITION') return false
      throw error
    }
  }
  const missing = async (topics: readonly string[]) => {
    try {
      connected ??= connect()
      const admin = await connected
      const absent: string[] = []
      for (const topic of topics) if (!(await exists(admin, topic))) absent.push(topic)
      return absent
    } catch (error) {
      await close()
      throw error
    }
  }
  return { missing, close }
}
