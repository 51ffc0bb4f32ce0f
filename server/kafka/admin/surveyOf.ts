import type { BrokerFacts, ClusterFacts } from '../../../shared/protocol/live'
import type { ClusterMetadata } from '../requests/metadataCall'

/** What each broker has, also those that are away: topics still name them. Kafka's own topics count for the brokers, not as topics. */
export function surveyOf({ clusterId, nodes, topics }: ClusterMetadata): ClusterFacts {
  const partitions = topics.flatMap((topic) => topic.partitions)
  const ids = new Set([...nodes.keys(), ...partitions.flatMap(({ replicas }) => replicas)])
  const factsOf = (id: number): BrokerFacts => ({
    id,
    address: nodes.get(id)?.address ?? null,
    rack: nodes.get(id)?.rack ?? null,
    leads: partitions.filter(({ leader }) => leader === id).length,
    copies: partitions.filter(({ replicas }) => replicas.includes(id)).length,
    inSync: partitions.filter(({ inSync }) => inSync.includes(id)).length,
  })
  return {
    clusterId,
    topics: topics.filter(({ name }) => !name.startsWith('__')).length,
    brokers: [...ids].sort((a, b) => a - b).map(factsOf),
    lackingCopies: partitions.filter(({ replicas, inSync }) => inSync.length < replicas.length).length,
  }
}
