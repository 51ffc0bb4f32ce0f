import type { Problem } from '../problem'

/** What a cluster holds, as far as a plan needs to know. Names are Kafka's. */
export type ClusterState = {
  readonly brokers: number
  readonly topics: ReadonlyMap<string, ClusterTopic>
}
export type ClusterTopic = {
  readonly name: string
  readonly partitions: number
  readonly replication: number
  /** Overrides set on the topic itself, not the broker's defaults. */
  readonly configs: ReadonlyMap<string, string>
  /** Kafka's own: a topic that is deleted and made again has another. Absent where the cluster does not tell. */
  readonly id?: string
}

/** Topics that a board created or adopted; only these may a plan change. */
export type Ownership = ReadonlySet<string>

export type Step =
  | {
      readonly kind: 'createTopic'
      readonly topicId: string
      readonly topic: string
      readonly partitions: number
      readonly replication: number
      readonly configs: Readonly<Record<string, string>>
      readonly hazards: readonly Hazard[]
    }
  | {
      readonly kind: 'addPartitions'
      readonly topicId: string
      readonly topic: string
      readonly from: number
      readonly to: number
      readonly hazards: readonly Hazard[]
    }
  | {
      readonly kind: 'setConfigs'
      readonly topicId: string
      readonly topic: string
      readonly set: Readonly<Record<string, { readonly from: string | null; readonly to: string }>>
      readonly hazards: readonly Hazard[]
    }

/** Why a step may hurt. */
export type Hazard = { readonly code: string; readonly sentence: string }

/** Something the drawing wants and a plan will not do (fewer partitions, a foreign topic, a name Kafka refuses). */
export type Blocked = {
  readonly topicId: string
  readonly topic: string
  readonly problem: Problem
  readonly canAdopt: boolean
}

/** Its id on the board, and its name on the cluster. */
export type DrawnTopic = { readonly topicId: string; readonly topic: string }

export type ClusterPlan = {
  readonly steps: readonly Step[]
  readonly blocked: readonly Blocked[]
  /** Topics that are there and that the board created or adopted. */
  readonly own: readonly DrawnTopic[]
  /** Topics that are there already and that the board neither created nor adopted: read, never written, until they are adopted. */
  readonly foreign: readonly DrawnTopic[]
  /** The board's own topics on the cluster that it draws no more. No plan touches them: they stay until somebody deletes them by name. */
  readonly undrawn: readonly string[]
  /** Of the board's and the cluster's state that the plan was made from. Applying refuses any other. */
  readonly hash: string
}
