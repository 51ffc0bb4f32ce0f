import type { DrawnOutput } from '../../behaviour/drawnOutput'
import type { CallsBehaviour, ProducesBehaviour, ServiceBehaviour } from '../../topology/behaviour'
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
  readonly behaviour: ServiceBehaviour
  readonly subscriptions: readonly Subscription[]
  readonly tables: readonly Table[]
  /** Every connection over which it produces. */
  readonly productions: readonly Production[]
  /** What it does with each record received. */
  readonly reactions: readonly Reaction[]
  /** Messages on a clock; the rate is more than 0. */
  readonly generators: readonly Generator[]
  /** Where it tells that it has started and stopped. */
  readonly lifeSigns: readonly OwnMessage[]
  readonly calls: readonly Call[]
  /** Other services call it. */
  readonly isCalled: boolean
  /** Topics it produces to, each once. */
  readonly outputs: readonly ExportedTopic[]
}

export type Subscription = {
  readonly name: Name
  readonly topic: ExportedTopic
  readonly group: string
  readonly start: 'earliest' | 'latest'
  /** Names of the topics for records that cannot be handled: as drawn, otherwise a dead-letter topic of its own. */
  readonly failureTopics: readonly string[]
}

/** A topic whose last value per key is at hand. */
export type Table = { readonly connectionId: string; readonly topic: ExportedTopic; readonly lookup: string }

export type Production = Pick<ProducesBehaviour, 'type' | 'category'> & {
  readonly connectionId: string
  readonly topic: ExportedTopic
}

export type Call = CallsBehaviour & { readonly connectionId: string; readonly callee: Name }

export type Reaction = { readonly topic: ExportedTopic; readonly output: DrawnOutput }

/** A message that the service makes by itself. */
export type OwnMessage = {
  readonly connectionId: string
  readonly topic: ExportedTopic
  /** Templates; an empty key is no key. */
  readonly key: string
  readonly value: string
}

export type Generator = OwnMessage & {
  /** Messages a second. */
  readonly rate: number
  /** Messages until it stops; 0 = no end. */
  readonly limit: number
}
