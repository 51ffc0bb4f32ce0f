import { behaviourOf } from '../topology/behaviourOf'
import type { Produces, Topic } from '../topology/model'
import { LIFE_TEMPLATE } from './lifeMessage'

/**
 * The template of a connection's messages. Where none is drawn it is the topic's example, unless the connection filters, routes or maps what
 * the service received: then it is none, and what was received is passed on.
 */
export function valueTemplate(connection: Produces, { example = '' }: Pick<Topic, 'example'>): string {
  if (connection.value !== '') return connection.value
  if (connection.when === 'life') return LIFE_TEMPLATE
  const { where, otherwise, each, map, mapKey, windowSeconds } = behaviourOf.produces(connection)
  const isBare = !where && !otherwise && !each && !map && !mapKey && windowSeconds === 0
  return connection.when === 'rate' || isBare ? example : ''
}
