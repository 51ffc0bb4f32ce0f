import type { Topology } from '../topology/model'

/** Something on the drawing that is wrong (`error`), probably not meant (`warning`) or could be better (`hint`). */
export type BoardProblem = {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'hint'
  readonly sentence: string
  /** What to do about it. */
  readonly next?: string
  /** What it is about: a node, a connection, an invariant or a fault. */
  readonly elementId: string
  /** The field to mend, named as in the model; a config as `configs.<name>`. */
  readonly field?: string
}

export type CheckContext = {
  /** Before every topic and group name on the cluster. */
  readonly prefix: string
  /** How many brokers the cluster has, where that is known. */
  readonly brokers?: number
  /** Ids of topics that are on the cluster and belong to somebody else, where that is known. */
  readonly foreign?: readonly string[]
}

/** One thing that can be wrong with a board. Pure, and cheap enough to run at every edit. */
export type Rule = (board: Topology, context: CheckContext) => Iterable<BoardProblem>
