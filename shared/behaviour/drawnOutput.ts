import type { ProducesBehaviour } from '../topology/behaviour'

/** One `produces` connection on which a service answers what it receives. */
export type DrawnOutput = Omit<ProducesBehaviour, 'limit' | 'type' | 'category'> & {
  readonly connectionId: string
  /** The topic's drawn name. */
  readonly topic: string
  /** Templates. Empty: the key, the value received. */
  readonly key: string
  readonly value: string
}
