import type { ClusterState, ClusterTopic } from '../../../shared/plan/model'
import type { ClusterFacts, PartitionSize } from '../../../shared/protocol/live'

/** What is looked up and changed about topics and brokers. What it rejects with is told in Kafka's own port. */
export type TopicAdmin = {
  /** Topics by name with partitions, replication and their own configs. `__` topics are left out. Topics that do not exist are absent. */
  describeCluster(topics?: readonly string[]): Promise<ClusterState>
  /** Kafka's own, stable over restarts; ownership of topics hangs on it. */
  clusterId(): Promise<string>
  /** Who has what, over all topics. */
  surveyCluster(): Promise<ClusterFacts>
  /** Resolves when a record can be produced: every partition had a leader twice, 100 ms apart (at most 15 s). */
  createTopic(topic: NewTopic): Promise<void>
  addPartitions(topic: string, count: number): Promise<void>
  /** IncrementalAlterConfigs: what is not named stays. `null` removes the override. */
  setConfigs(topic: string, configs: ReadonlyMap<string, string | null>): Promise<void>
  /**
   * Deletes exactly this topic: one of the same name that was made since has another id, and is left alone. Without an id it goes by the
   * name. Rejects with `unknownTopic` when it is not there any more, and never once the cluster has taken it: then it resolves when the topic is
   * gone, at the latest after 15 s.
   */
  deleteTopic(topic: Pick<ClusterTopic, 'name' | 'id'>): Promise<void>
  /** What the topic takes on disks now. Rejects with `refused` where the cluster does not tell. */
  sizesOf(topic: string): Promise<readonly PartitionSize[]>
}

export type NewTopic = {
  readonly name: string
  readonly partitions: number
  readonly replication: number
  readonly configs: ReadonlyMap<string, string>
}
