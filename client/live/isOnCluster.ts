import type { LiveView } from './port'

/** Whether a topic is on the cluster, by its name there and as far as its view tells. */
export function isOnCluster({ counters }: Pick<LiveView, 'counters'>, clusterTopic: string): boolean {
  const known = counters.getState().topics.get(clusterTopic)
  return known !== undefined && known.view.kind !== 'missing'
}
