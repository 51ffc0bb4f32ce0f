import type { Cluster } from '../cluster'
import type { RecordProducer } from '../port'
import { named } from '../toKafkaProblem'
import { createTopicLane, type TopicLane } from './topicLane'

/** `forget`: the topic was deleted, so that nothing which is known of it holds for another of its name. */
type ForgetfulProducer = RecordProducer & { forget(topic: string): void }

/** acks=all, Java's partitioner, the order of each partition kept also through retries, never creates a topic. */
export function createRecordProducer(cluster: Cluster): ForgetfulProducer {
  const link = cluster.openLink()
  const lanes = new Map<string, TopicLane>()

  function laneOf(topic: string): TopicLane {
    const lane = lanes.get(topic) ?? createTopicLane({ cluster, link, topic })
    lanes.set(topic, lane)
    return lane
  }

  return {
    send: ({ topic, ...record }, onTrouble) => named(topic, () => laneOf(topic).send(record, onTrouble)),
    sendBatch: (topic, records) =>
      named(topic, async () => {
        const lane = laneOf(topic)
        return Promise.all(records.map((record) => lane.send(record)))
      }),
    forget: (topic) => void lanes.delete(topic),
  }
}
