import type { Topology } from '../topology/model'
import { writtenTopics } from '../topology/writtenTopics'
import type { ClusterPlan } from './model'

/** Topics of somebody else that something drawn would write to. It does not, until they are adopted. */
export function writtenForeign(
  drawn: Pick<Topology, 'connections'>,
  { foreign }: Pick<ClusterPlan, 'foreign'>,
): ClusterPlan['foreign'] {
  const written = writtenTopics(drawn)
  return foreign.filter(({ topicId }) => written.has(topicId))
}
