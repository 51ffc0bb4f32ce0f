import { setTimeout } from 'node:timers/promises'
import { CompressionTypes, Kafka, logLevel } from 'kafkajs'

/** Somebody else on the same cluster, with topics of their own. Shares no code with Streamboard. */
export type Stranger = {
  create(topic: string, partitions?: number, configs?: Readonly<Record<string, string>>): Promise<void>
  produce(topic: string, messages: readonly Message[], compression?: 'gzip'): Promise<void>
  /** Everything about these topics that somebody could harm: partitions, every config, every offset. */
  fingerprint(topics: readonly string[]): Promise<string>
  groups(): Promise<readonly string[]>
  /** Takes back what it created. */
  leave(): Promise<void>
}
export type Message = {
  readonly key?: string
  readonly value: Buffer | string | null
  readonly headers?: Readonly<Record<string, string>>
}

const TOPIC = 2

export async function comeAsStranger(brokers: readonly string[]): Promise<Stranger> {
  const kafka = new Kafka({ brokers: [...brokers], clientId: 'stranger', logLevel: logLevel.NOTHING })
  const admin = kafka.admin()
  const producer = kafka.producer({ allowAutoTopicCreation: false })
  await Promise.all([admin.connect(), producer.connect()])
  const created: string[] = []
  return {
    create: async (topic, partitions = 1, configs = {}) => {
      created.push(topic)
      const configEntries = Object.entries(configs).map(([name, value]) => ({ name, value }))
      await admin.createTopics({ topics: [{ topic, numPartitions: partitions, configEntries }], waitForLeaders: false })
      // The controller has it; whoever asks the broker may have to wait for a moment.
      while (!(await admin.listTopics()).includes(topic)) await setTimeout(20)
    },
    produce: async (topic, messages, compression) => {
      await producer.send({
        topic,
        messages: messages.map((message) => ({ ...message })),
        compression: compression && CompressionTypes.GZIP,
      })
    },
    fingerprint: async (topics) => {
      const resources = topics.map((name) => ({ type: TOPIC, name }))
      const configs = await admin.describeConfigs({ includeSynonyms: false, resources })
      const offsets = await Promise.all(topics.map((topic) => admin.fetchTopicOffsets(topic)))
      const settings = configs.resources.map(({ resourceName, configEntries }) => [
        resourceName,
        configEntries.map(({ configName, configValue }) => [configName, configValue]),
      ])
      return JSON.stringify([settings, offsets])
    },
    groups: async () => (await admin.listGroups()).groups.map(({ groupId }) => groupId).sort(),
    leave: async () => {
      await admin.deleteTopics({ topics: created })
      await Promise.all([admin.disconnect(), producer.disconnect()])
    },
  }
}
