import type { Topology } from '../topology/model'
import type { ClusterPlan } from './model'
import { writtenForeign } from './writtenForeign'

/**
 * Whether the plan has to be seen before services are started: a topic that they use is not on the cluster yet, or they would write to one
 * of somebody else. Without ids all services are meant, and the tables with them.
 */
export function standsInTheWay(
  plan: Pick<ClusterPlan, 'steps' | 'foreign'>,
  { connections }: Pick<Topology, 'connections'>,
  serviceIds?: readonly string[],
): boolean {
  const chosen = serviceIds && new Set(serviceIds)
  const theirs = new Map([...connections].filter(([, { from, to }]) => !chosen || chosen.has(from) || chosen.has(to)))
  const used = new Set([...theirs.values()].flatMap(({ from, to }) => [from, to]))
  const isMissing = plan.steps.some(({ kind, topicId }) => kind === 'createTopic' && (!chosen || used.has(topicId)))
  return isMissing || writtenForeign({ connections: theirs }, plan).length > 0
}
