import { refuse } from '../brokerRefusal'
import type { Cluster } from '../cluster'
import { kafkajsCall } from '../network/kafkajsCall'
import { deleteTopicCall } from '../requests/deleteTopicCall'
import { incrementalAlterConfigsCall } from '../requests/incrementalAlterConfigsCall'
import { named } from '../toKafkaProblem'
import { awaitGone } from './awaitGone'
import { awaitReady } from './awaitReady'
import { describeTopics } from './describeTopics'
import type { NewTopic, TopicAdmin } from './port'
import { sizesOf } from './sizesOf'
import { surveyOf } from './surveyOf'

/** Milliseconds that the cluster itself may take for a change. */
const CHANGE_TIMEOUT_MS = 15_000

export function createTopicAdmin(cluster: Cluster, onDeleted: (topic: string) => void): TopicAdmin {
  const link = cluster.openLink()

  return {
    describeCluster: (topics) => named('', () => describeTopics(cluster, topics)),
    clusterId: () => named('', async () => (await cluster.metadata([])).clusterId),
    surveyCluster: () => named('', async () => surveyOf(await cluster.metadata('all'))),
    createTopic: (topic) =>
      named(topic.name, async () => {
        const { topicErrors } = await cluster.askController(kafkajsCall('CreateTopics', createArgs(topic)))
        for (const { errorCode, errorMessage } of topicErrors) refuse(errorCode, errorMessage)
        await awaitReady({ cluster, link }, topic.name, topic.partitions)
      }),
    addPartitions: (topic, count) =>
      named(topic, async () => {
        const args = { topicPartitions: [{ topic, count }], timeout: CHANGE_TIMEOUT_MS }
        const { topicErrors } = await cluster.askController(kafkajsCall('CreatePartitions', args))
        for (const { errorCode, errorMessage } of topicErrors) refuse(errorCode, errorMessage)
        await awaitReady({ cluster, link }, topic, count)
      }),
    setConfigs: (topic, configs) =>
      named(topic, async () => {
        if (configs.size > 0) await cluster.askController(incrementalAlterConfigsCall(topic, configs))
      }),
    sizesOf: (topic) => named(topic, () => sizesOf(cluster, link, topic)),
    deleteTopic: (topic) =>
      named(topic.name, async () => {
        await cluster.askController(deleteTopicCall(topic, CHANGE_TIMEOUT_MS))
        onDeleted(topic.name)
        await awaitGone(cluster, topic)
      }),
  }
}

function createArgs({ name, partitions, replication, configs }: NewTopic): object {
  const topic = {
    topic: name,
    numPartitions: partitions,
    replicationFactor: replication,
    configEntries: [...configs].map(([name, value]) => ({ name, value })),
  }
  return { topics: [topic], validateOnly: false, timeout: CHANGE_TIMEOUT_MS }
}
