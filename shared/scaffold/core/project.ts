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
  /** One output for each record received. */
  readonly reactions: readonly Production[]
  /** Messages on a clock; the rate is more than 0. */
  readonly generators: readonly (Production & { readonly value: string; readonly rate: number })[]
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

export type Production = {
  readonly topic: ExportedTopic
  readonly key: string
  /** null passes the received bytes on. */
  readonly value: string | null
}
