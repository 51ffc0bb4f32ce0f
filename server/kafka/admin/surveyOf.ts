import type { BrokerFacts, ClusterFacts } from '../../../shared/protocol/live'
import type { PartitionLayout } from '../port'
import type { ClusterMetadata } from '../requests/metadataCall'

/** A cluster that names more brokers than this is none; the others are left out. */
export const MOST_BROKERS = 1_000

type Counts = Pick<BrokerFacts, 'leads' | 'copies' | 'inSync'>

/** What each broker has, also those that are away: topics still name them. Kafka's own topics count for the brokers, not as topics. */
export function surveyOf({ clusterId, nodes, topics }: ClusterMetadata): ClusterFacts {
  const partitions = topics.flatMap((topic) => topic.partitions)
  const brokers = countBrokers([...nodes.keys()], partitions)
  return {
    clusterId,
    topics: topics.filter(({ name }) => !name.startsWith('__')).length,
    brokers: [...brokers]
      .sort(([a], [b]) => a - b)
      .map(([id, counts]) => ({
        id,
        address: nodes.get(id)?.address ?? null,
        rack: nodes.get(id)?.rack ?? null,
        ...counts,
      })),
    lackingCopies: partitions.filter(({ replicas, inSync }) => inSync.length < replicas.length).length,
  }
}

function countBrokers(
  known: readonly number[],
  partitions: readonly PartitionLayout[],
): ReadonlyMap<number, Readonly<Counts>> {
  const counts = new Map<number, Record<keyof Counts, number>>()
  const add = (id: number, what: keyof Counts, count = 1) => {
    const broker = counts.get(id) ?? { leads: 0, copies: 0, inSync: 0 }
    broker[what] += count
    if (counts.has(id) || counts.size < MOST_BROKERS) counts.set(id, broker)
  }
  for (const id of known) add(id, 'leads', 0)
  for (const { replicas } of partitions) for (const id of replicas) add(id, 'copies')
  for (const { leader, inSync } of partitions) {
    if (leader !== null && counts.has(leader)) add(leader, 'leads')
    for (const id of inSync) if (counts.has(id)) add(id, 'inSync')
  }
  return counts
}
