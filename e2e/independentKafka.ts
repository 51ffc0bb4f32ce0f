import { setTimeout } from 'node:timers/promises'
import { type Consumer, Kafka, logLevel } from 'kafkajs'
import { createTopics } from './createTopics'

/** A plain client that shares no code with Streamboard: what it sees is on the cluster. */
export type IndependentKafka = {
  topics(
    names: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly partitions: number; readonly configs: ReadonlyMap<string, string> }>>
  /** Next offset per partition. */
  ends(topic: string): Promise<ReadonlyMap<number, bigint>>
  /** Committed offset per partition; -1n where there is none. */
  committed(group: string, topic: string): Promise<ReadonlyMap<number, bigint>>
  groups(): Promise<readonly string[]>
  cluster(): Promise<{ readonly clusterId: string; readonly brokers: number }>
  /** How many members a group has. */
  members(group: string): Promise<number>
  isThere(topic: string): Promise<boolean>
  create(topic: string, partitions: number): Promise<void>
  /** All overrides of a topic; any other is reset. */
  override(topic: string, configs: Readonly<Record<string, string>>): Promise<void>
  /** Every record from the beginning to the ends at the time of the call, read by a consumer of its own. */
  read(topic: string): Promise<readonly SeenRecord[]>
  /** Becomes a member of a group and reads; resolves, once it is one, with what makes it leave. */
  join(group: string, topic: string): Promise<() => Promise<void>>
  close(): Promise<void>
}

export type SeenRecord = {
  readonly partition: number
  readonly offset: bigint
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly headers: ReadonlyMap<string, string>
}

export async function connectIndependently(brokers: readonly string[]): Promise<IndependentKafka> {
  const kafka = new Kafka({
    brokers: [...brokers],
    clientId: 'independent',
    logLevel: logLevel.NOTHING,
    retry: { retries: 20 },
  })
  const admin = kafka.admin()
  await admin.connect()
  const ends = async (topic: string) =>
    new Map((await admin.fetchTopicOffsets(topic)).map((one) => [one.partition, BigInt(one.offset)]))
  return {
    async cluster() {
      const { clusterId, brokers } = await admin.describeCluster()
      return { clusterId, brokers: brokers.length }
    },
    topics: async (names) => {
      const { topics } = await onceKnown(() => admin.fetchTopicMetadata({ topics: [...names] }))
      const { resources } = await admin.describeConfigs({
        includeSynonyms: false,
        resources: names.map((name) => ({ type: 2, name })),
      })
      return new Map(
        topics.map((topic) => {
          const entries = resources.find((resource) => resource.resourceName === topic.name)?.configEntries ?? []
          const own = entries
            .filter((entry) => !entry.isDefault)
            .map((entry) => [entry.configName, entry.configValue] as const)
          return [topic.name, { partitions: topic.partitions.length, configs: new Map(own) }]
        }),
      )
    },
    ends,
    committed: async (group, topic) => {
      const [offsets] = await admin.fetchOffsets({ groupId: group, topics: [topic] })
      return new Map((offsets?.partitions ?? []).map((one) => [one.partition, BigInt(one.offset)]))
    },
    groups: async () => (await admin.listGroups()).groups.map((group) => group.groupId).sort(),
    members: async (group) => (await admin.describeGroups([group])).groups[0]?.members.length ?? 0,
    isThere: async (topic) => (await admin.listTopics()).includes(topic),
    create: (topic, numPartitions) => createTopics(admin, [{ topic, numPartitions, replicationFactor: 1 }]),
    override: async (name, configs) => {
      const configEntries = Object.entries(configs).map(([config, value]) => ({ name: config, value }))
      await admin.alterConfigs({ validateOnly: false, resources: [{ type: 2, name, configEntries }] })
    },
    read: async (topic) =>
      readToEnds(kafka.consumer({ groupId: `independent-${process.pid}-${readers++}` }), topic, await ends(topic)),
    join: async (groupId, topic) => {
      const consumer = kafka.consumer({ groupId })
      const joined = new Promise<void>((resolve) => void consumer.on(consumer.events.GROUP_JOIN, () => resolve()))
      await consumer.connect()
      await consumer.subscribe({ topic, fromBeginning: true })
      await consumer.run({ eachMessage: async () => {} })
      await joined
      return () => consumer.disconnect()
    },
    close: () => admin.disconnect(),
  }
}

let readers = 0

async function readToEnds(
  consumer: Consumer,
  topic: string,
  ends: ReadonlyMap<number, bigint>,
): Promise<readonly SeenRecord[]> {
  const seen: SeenRecord[] = []
  const wanted = [...ends.values()].reduce((sum, end) => sum + end, 0n)
  await consumer.connect()
  await consumer.subscribe({ topic, fromBeginning: true })
  if (wanted > 0n) {
    await new Promise<void>((resolve, reject) => {
      const take = async ({
        partition,
        message,
      }: {
        partition: number
        message: { offset: string; key: Buffer | null; value: Buffer | null; headers?: Record<string, unknown> }
      }) => {
        const headers = Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value)] as const)
        seen.push({
          partition,
          offset: BigInt(message.offset),
          key: message.key,
          value: message.value,
          headers: new Map(headers),
        })
        if (BigInt(seen.length) >= wanted) resolve()
      }
      consumer.run({ autoCommit: false, eachMessage: take }).catch(reject)
    })
  }
  await consumer.disconnect()
  return seen
}

const MOMENT_MS = 100
const MOMENTS = 100

/** Topics that somebody else has just made are unknown to this or that broker for a moment. */
async function onceKnown<T>(ask: () => Promise<T>): Promise<T> {
  for (let left = MOMENTS; ; left--) {
    try {
      return await ask()
    } catch (error) {
      if (!isUnknownTopic(error) || left === 0) throw error
      await setTimeout(MOMENT_MS)
    }
  }
}

const isUnknownTopic = (error: unknown) =>
  error instanceof Error && 'type' in error && error.type === 'UNKNOWN_TOPIC_OR_PARTITION'
