import { PRODUCTIONS } from './drawing.js'
import type { Output } from './message.js'
import type { TopicName } from './topics.js'

/** A drawn connection over which this service produces. */
export type Production = {
  readonly connectionId: string
  readonly topic: TopicName
  /** Name of the message; '' = the topic's. */
  readonly type: string
  readonly category: 'business' | 'system'
}

export function productionOver(connectionId: string): Production {
  const found = PRODUCTIONS.find((production) => production.connectionId === connectionId)
  if (!found) throw new Error(`There is no connection ${connectionId}`)
  return found
}

/** The connection that an output names, otherwise the first that leads to its topic. */
export function productionOf({ connection, topic }: Pick<Output, 'connection' | 'topic'>): Production {
  if (connection !== undefined) return productionOver(connection)
  const found = PRODUCTIONS.find((production) => production.topic === topic)
  if (!found) throw new Error(`No connection leads to ${topic}`)
  return found
}
