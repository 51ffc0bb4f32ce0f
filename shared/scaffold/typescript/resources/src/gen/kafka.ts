import kafkajs, { type IHeaders, type Message as KafkajsMessage, type Producer as KafkajsProducer } from 'kafkajs'
import { decompress } from './board/codecs/decompress.js'
import type { Cluster, NewRecord, Producer } from './cluster.js'
import type { Config } from './config.js'
import { consume } from './kafkaConsumer.js'
import { typeOf, writeError } from './kafkaErrors.js'
import { follow } from './kafkaFollower.js'
import type { Log } from './log.js'
import type { Headers } from './message.js'

const { CompressionCodecs, CompressionTypes, Kafka, logLevel, Partitioners } = kafkajs

const RETRY = { initialRetryTime: 200, maxRetryTime: 5000, retries: 5 } as const

/** Kafka by its client, which these `kafka...` files alone know. Connects when something is first asked. */
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
    consume: (options) => consume(client, RETRY, options),
    follow: (options) => follow(client, RETRY, options),
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
      if (records.length === 0) return Promise.resolve()
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
