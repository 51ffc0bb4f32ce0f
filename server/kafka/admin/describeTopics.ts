import type { ClusterState, ClusterTopic } from '../../../shared/plan/model'
import { refuse } from '../brokerRefusal'
import type { Cluster } from '../cluster'
import { ERROR_CODES } from '../errorCodes'
import { kafkajsCall } from '../network/kafkajsCall'
import type { TopicMetadata } from '../requests/metadataCall'

const TOPIC = 2
/** The value was set on the topic itself. */
const DYNAMIC_TOPIC_CONFIG = 1

/** A topic that is absent from the answer does not exist; one whose configs may not be seen has none. */
export async function describeTopics(cluster: Cluster, wanted: readonly string[] | undefined): Promise<ClusterState> {
  const { nodes, topics } = await cluster.metadata(wanted ?? 'all')
  for (const { errorCode } of topics) if (!EXPECTED.includes(errorCode)) refuse(errorCode)
  const shown = topics.filter(({ name, errorCode }) => !ABSENT.includes(errorCode) && !name.startsWith('__'))
  const configs = await configsOf(cluster, shown)
  return { brokers: nodes.size, topics: new Map(shown.map((topic) => [topic.name, toClusterTopic(topic, configs)])) }
}

/** Unknown, or not a name that a topic can have. */
const ABSENT: readonly number[] = [ERROR_CODES.UNKNOWN_TOPIC_OR_PARTITION, ERROR_CODES.INVALID_TOPIC_EXCEPTION]
/** No error, or a partition without a leader. */
const EXPECTED: readonly number[] = [0, ERROR_CODES.LEADER_NOT_AVAILABLE, ...ABSENT]

type Configs = ReadonlyMap<string, ReadonlyMap<string, string>>

function toClusterTopic({ name, partitions, id }: TopicMetadata, configs: Configs): ClusterTopic {
  return {
    name,
    partitions: partitions.length,
    replication: partitions[0]?.replicas.length ?? 0,
    configs: configs.get(name) ?? new Map(),
    ...(id !== null && { id }),
  }
}

async function configsOf(cluster: Cluster, topics: readonly TopicMetadata[]): Promise<Configs> {
  if (topics.length === 0) return new Map()
  const call = kafkajsCall('DescribeConfigs', { resources: topics.map(({ name }) => ({ type: TOPIC, name })) })
  const { resources } = await cluster.askController(call)
  return new Map(resources.map(({ resourceName, configEntries }) => [resourceName, ownOf(configEntries)]))
}

type ConfigEntry = { readonly configName: string; readonly configValue: string | null; readonly configSource?: number }

function ownOf(entries: readonly ConfigEntry[]): ReadonlyMap<string, string> {
  const own = entries.filter(({ configSource }) => configSource === DYNAMIC_TOPIC_CONFIG)
  return new Map(own.map(({ configName, configValue }) => [configName, configValue ?? '']))
}
