import { Kafka as KafkajsClient, logLevel } from 'kafkajs'
import { vi } from 'vitest'

/** For tests: somebody else on the cluster, who shares no code with the port and does what the port does not. */
export type Stranger = {
  readonly client: KafkajsClient
  deleteTopic(topic: string): Promise<void>
  /** Another topic of the same name, empty. */
  recreateTopic(topic: string, partitions?: number): Promise<void>
  /** Records of partition 0 before this offset. */
  deleteRecords(topic: string, before: string): Promise<void>
  deleteGroup(group: string): Promise<void>
  close(): Promise<void>
}

export async function connectStranger(brokers: readonly string[]): Promise<Stranger> {
  const client = new KafkajsClient({ brokers: [...brokers], clientId: 'stranger', logLevel: logLevel.NOTHING })
  const admin = client.admin()
  await admin.connect()
  const deleteTopic = (topic: string) => admin.deleteTopics({ topics: [topic] })
  return {
    client,
    deleteTopic,
    async recreateTopic(topic, partitions = 1) {
      await deleteTopic(topic)
      // Waiting for leaders in here throws when a broker does not know the topic yet.
      await admin.createTopics({ topics: [{ topic, numPartitions: partitions }], waitForLeaders: false })
      await vi.waitFor(() => admin.fetchTopicMetadata({ topics: [topic] }), 15_000)
    },
    async deleteRecords(topic, before) {
      // This client finds leaders only of topics that it has looked at before.
      await admin.fetchTopicOffsets(topic)
      await admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: before }] })
    },
    async deleteGroup(group) {
      await admin.deleteGroups([group])
    },
    close: () => admin.disconnect(),
  }
}
