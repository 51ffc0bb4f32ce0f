import type { ClusterState } from '../../shared/plan/model'
import type { Topology } from '../../shared/topology/model'
import { topicNameProblem } from '../../shared/topology/topicName'
import type { TopicAdmin } from '../kafka/port'

/** What the cluster holds of the topics that a board names. Names that no topic can have are not asked for. */
export function readCluster(admin: TopicAdmin, { topics }: Topology, prefix: string): Promise<ClusterState> {
  const names = [...topics.values()]
    .filter(({ name }) => !topicNameProblem(name, prefix))
    .map(({ name }) => prefix + name)
  return admin.describeCluster([...new Set(names)])
}
