import type { DrawnOutput } from '../../behaviour/drawnOutput'
import type { Service, Topic, Topology } from '../../topology/model'
import type { Name } from './names'

/** The board as the export sees it: every name in its safe forms, every connection where it is used. */
export type Project = {
  readonly name: Name
  readonly prefix: string
  readonly topology: Topology
  readonly services: readonly ExportedService[]
  readonly topics: readonly ExportedTopic[]
  /** Topics for records which cannot be handled; those which are drawn as topics are not among them. */
  readonly deadLetters: readonly DeadLetterTopic[]
}

export type ExportedTopic = Topic & { readonly title: Name }
export type DeadLetterTopic = { readonly name: string; readonly title: Name; readonly replication: number }

export type ExportedService = {
  readonly name: Name
  readonly service: Service
  readonly subscriptions: readonly Subscription[]
  /** What it does with each record received. */
  readonly reactions: readonly Reaction[]
  /** Messages on a clock; the rate is more than 0. */
  readonly generators: readonly Generator[]
  /** Topics it produces to, each once. */
  readonly outputs: readonly ExportedTopic[]
}

export type Subscription = {
  readonly name: Name
  readonly topic: ExportedTopic
  readonly group: string
  readonly start: 'earliest' | 'latest'
  readonly deadLetterTopic: string
}

export type Reaction = { readonly topic: ExportedTopic; readonly output: DrawnOutput }

export type Generator = {
  readonly topic: ExportedTopic
  /** Templates; an empty key is no key. */
  readonly key: string
  readonly value: string
  /** Messages a second. */
  readonly rate: number
}
