import type { PartitionSize } from '../../../shared/protocol/live'
import { groupBy } from '../../../shared/topology/groupBy'
import type { Cluster, Link } from '../cluster'
import { describeLogDirsCall, notTold } from '../requests/describeLogDirsCall'
import { MOST_BROKERS } from './surveyOf'

/** Asks every broker that is to have a copy; those that are down have told nothing. */
export async function sizesOf(cluster: Cluster, link: Link, topic: string): Promise<readonly PartitionSize[]> {
  const { partitions } = await cluster.topic(topic)
  const numbers = partitions.map(({ partition }) => partition)
  const brokers = [...new Set(partitions.flatMap(({ replicas }) => replicas))].slice(0, MOST_BROKERS)
  const asked = await Promise.allSettled(brokers.map((broker) => link.ask(broker, describeLogDirsCall(topic, numbers))))
  const answers = asked.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []))
  const [trouble] = asked.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : []))
  if (answers.length === 0) throw trouble
  const sizes = groupBy(answers.flat(), ({ partition }) => partition)
  if (sizes.size === 0) throw notTold()
  return numbers.map((partition) => {
    const copies = (sizes.get(partition) ?? []).map(({ bytes }) => bytes)
    return { partition, bytes: Math.max(0, ...copies), allCopies: copies.reduce((sum, bytes) => sum + bytes, 0) }
  })
}
