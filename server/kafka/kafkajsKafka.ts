import { createTopicAdmin } from './admin/topicAdmin'
import { pause } from './backoff'
import { createCluster } from './cluster'
import { createGroupInspector } from './group/groupInspector'
import { joinGroup } from './group/joinGroup'
import type { Kafka } from './port'
import { createRecordProducer } from './producing/recordProducer'
import { createTopicReader } from './reading/topicReader'

export type ConnectOptions = {
  /** host:port */
  readonly brokers: readonly string[]
  readonly clientId: string
  readonly log?: (line: string) => void
}

const PING_MS = 2000

/** The port on kafkajs' connections. Connects when something is first asked. */
export function connectKafka({ brokers, clientId, log = () => {} }: ConnectOptions): Kafka {
  const cluster = createCluster({ brokers, clientId })
  const reader = createTopicReader(cluster)
  const producer = createRecordProducer(cluster)

  return {
    get brokers() {
      return cluster.brokers()
    },
    admin: createTopicAdmin(cluster, producer.forget),
    reader,
    producer,
    groups: createGroupInspector(cluster),
    join: (options) => joinGroup({ cluster, log }, options),
    async ping() {
      const answered = cluster.metadata([]).then(
        () => true,
        () => false,
      )
      return Promise.race([answered, pause(PING_MS).then(() => false)])
    },
    async reconnect(moved) {
      cluster.moveTo(moved)
    },
    async close() {
      cluster.close()
    },
  }
}
