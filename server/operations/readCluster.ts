import type { ClusterState, Ownership } from '../../shared/plan/model'
import type { Topology } from '../../shared/topology/model'
import { topicNameProblem } from '../../shared/topology/topicName'
import type { TopicAdmin } from '../kafka/admin/port'

type Named = { readonly topology: Topology; readonly prefix: string; readonly owned: Ownership }

/** What the cluster holds of the topics that a board names or owns. Names that no topic can have are not asked for. */
export function readCluster(admin: TopicAdmin, { topology, prefix, owned }: Named): Promise<ClusterState> {
  const names = [...topology.topics.values()]
    .filter(({ name }) => !topicNameProblem(name, prefix))
    .map(({ name }) => prefix + name)
  return admin.describeCluster([...new Set([...names, ...owned])])
}
