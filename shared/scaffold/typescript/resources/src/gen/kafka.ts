import kafkajs, {
  type Consumer,
  type ConsumerConfig,
  type IHeaders,
  type Message as KafkajsMessage,
  type Producer as KafkajsProducer,
} from 'kafkajs'
import { decompress } from './board/codecs/decompress.js'
import { roundRobin, topicsOf } from './board/partitioning/roundRobin.js'
import type { Cluster, ConsumeOptions, Consumption, NewRecord, Producer } from './cluster.js'
import type { Config } from './config.js'
import { typeOf, writeError } from './kafkaErrors.js'
import type { Log } from './log.js'
import type { Headers, KafkaRecord } from './message.js'

const { AssignerProtocol, CompressionCodecs, CompressionTypes, Kafka, logLevel, Partitioners } = kafkajs

const TIMINGS = {
  maxWaitTimeInMs: 250,
  heartbeatInterval: 500,
  sessionTimeout: 6000,
  rebalanceTimeout: 60_000,
} as const
const RETRY = { initialRetryTime: 200, maxRetryTime: 5000, retries: 5 } as const
const COMMIT_EVERY_MS = 500

/** The only file that knows the Kafka client. Connects when something is first asked. */
export function connectCluster(config: Config, log: Log): Cluster {
  registerCodecs()
  const client = clientOf(config, log, RETRY)
  const producer = serialProducer(() =>
    client.producer({
      createPartitioner: Partitioners.DefaultPartitioner,
      idempotent: true,
      allowAutoTopicCreation: false,
      retry: { ...RETRY, maxRetryTime: 1000 },
    }),
  )
  const probe = createProbe(() => clientOf(config, log, { retries: 0 }).admin())
  return {
    producer,
    consume: (options) => consume((group) => client.consumer(consumerConfig(group)), options),
    missing: probe.missing,
    async close() {
      await producer.close()
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
function serialProducer(create: () => KafkajsProducer): Producer & { close(): Promise<void> } {
  let connected: Promise<KafkajsProducer> | undefined
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
      throw writeError(error, records)
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
  const messages = grouped(
    records,
    ({ topic }) => topic,
    ({ key, value, headers }): KafkajsMessage => ({
      key,
      value,
      headers: toKafkajs(headers),
    }),
  )
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

function consumerConfig(group: string): ConsumerConfig {
  return {
    groupId: group,
    allowAutoTopicCreation: false,
    partitionAssigners: [roundRobinAssigner],
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
    contentsOf(values).map((value) => [name, value] as const),
  ),
})

/** To a header called `constructor` or `__proto__` this client gives what every object has of that name as a first value. */
const contentsOf = (values: unknown): (Buffer | null)[] =>
  [values].flat().filter((value): value is Buffer | null => value === null || Buffer.isBuffer(value))

/** This client cannot write a header without a value: it becomes an empty one. */
function toKafkajs(headers: Headers): IHeaders {
  return Object.fromEntries(
    grouped(
      headers,
      ([name]) => name,
      ([, value]) => value ?? '',
    ),
  )
}

/**
 * Kafka's `roundrobin`, which every client offers: members in other languages, and the service as the board runs it, share the group.
 * The metadata has version 0, because this client does not write the partitions it owns, which later versions promise.
 */
const roundRobinAssigner: NonNullable<ConsumerConfig['partitionAssigners']>[number] = ({ cluster }) => ({
  name: 'roundrobin',
  version: 0,
  protocol: ({ topics }) => ({
    name: 'roundrobin',
    metadata: AssignerProtocol.MemberMetadata.encode({ version: 0, topics, userData: Buffer.alloc(0) }),
  }),
  async assign({ members }) {
    const known = members.map(({ memberId, memberMetadata }) => ({
      memberId,
      topics: AssignerProtocol.MemberMetadata.decode(memberMetadata)?.topics ?? [],
    }))
    const topics = topicsOf(known)
    await cluster.addMultipleTargetTopics([...topics])
    const partitionsOf = (topic: string) =>
      cluster.findTopicPartitionMetadata(topic).map(({ partitionId }) => partitionId)
    const dealt = roundRobin(known, new Map(topics.map((topic) => [topic, partitionsOf(topic)])))
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
