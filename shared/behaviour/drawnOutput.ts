import type { ProducesBehaviour } from '../topology/behaviour'
import { behaviourOf } from '../topology/behaviourOf'
import type { Produces, Topic } from '../topology/model'

/** One `produces` connection on which a service answers what it receives. */
export type DrawnOutput = Omit<ProducesBehaviour, 'limit' | 'type' | 'category'> & {
  readonly connectionId: string
  /** The topic's drawn name. */
  readonly topic: string
  /** Templates. Empty: the key, the value received. */
  readonly key: string
  readonly value: string
}

/** A connection on which nothing is drawn at all sends the topic's example; one that filters or routes passes on what it received. */
export function drawnOutput(connection: Produces, topic: Pick<Topic, 'name' | 'example'>): DrawnOutput {
  const { id, key, value, where, otherwise, each, map, mapKey, windowSeconds, by, of } =
    behaviourOf.produces(connection)
  const isBare = !where && !otherwise && !each && !map && !mapKey && windowSeconds === 0
  const template = value || (isBare ? (topic.example ?? '') : '')
  const behaviour = { where, otherwise, each, map, mapKey, windowSeconds, by, of }
  return { connectionId: id, topic: topic.name, key, value: template, ...behaviour }
}
