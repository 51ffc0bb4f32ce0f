import type { Problem } from '../problem'
import { LIMITS } from '../topology/limits'
import type { Topic } from '../topology/model'
import { expectedInstead, TOPIC_CONFIGS } from '../topology/topicConfigs'
import { topicNameProblem } from '../topology/topicName'
import type { ClusterState } from './model'

/** What would make the cluster refuse this topic, found before it is asked. */
export function whyNotCreate(
  topic: Topic,
  { prefix, cluster }: { prefix: string; cluster: ClusterState },
): Problem | undefined {
  const wrongName = topicNameProblem(topic.name, prefix)
  if (wrongName) return { code: 'topicName', ...wrongName }
  const { partitions, replication } = topic
  if (!Number.isInteger(partitions) || partitions < 1 || partitions > LIMITS.partitions) {
    const sentence = `A topic has 1 to ${LIMITS.partitions} partitions, not ${partitions}.`
    return { code: 'partitions', sentence, next: 'Change the number of partitions.' }
  }
  if (!Number.isInteger(replication) || replication < 1 || replication > cluster.brokers) {
    const sentence = `Replication ${replication} is not possible: this cluster has ${cluster.brokers} ${cluster.brokers === 1 ? 'broker' : 'brokers'}.`
    return { code: 'replication', sentence, next: `Use ${cluster.brokers === 1 ? '1' : `1 to ${cluster.brokers}`}.` }
  }
  return wrongConfig(topic)
}

/** The first config whose value no Kafka takes. */
export function wrongConfig({ configs }: Topic): Problem | undefined {
  for (const [name, value] of configs) {
    const rule = TOPIC_CONFIGS.get(name)
    const expected = rule && expectedInstead(rule, value)
    if (expected)
      return { code: 'config', sentence: `${name} is "${value}"; Kafka wants ${expected}.`, next: 'Change the value.' }
  }
  return undefined
}
