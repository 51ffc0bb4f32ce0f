import { behaviourOf } from '../topology/behaviourOf'
import type { Produces, Topic } from '../topology/model'
import { LIFE_TEMPLATE } from './lifeMessage'
import { ownMessage } from './ownMessage'

/**
 * The template of a connection's messages. Where none is drawn it is the topic's example, on a clock a plain message where there is none either.
 * Of what the service received it is none where the connection filters, routes or maps it, or where there is no example: it is passed on.
 */
export function valueTemplate(connection: Produces, topic: Pick<Topic, 'example'>): string {
  if (connection.value !== '') return connection.value
  if (connection.when === 'life') return LIFE_TEMPLATE
  if (connection.when === 'rate') return ownMessage(topic)
  const { where, otherwise, each, map, mapKey, windowSeconds } = behaviourOf.produces(connection)
  const isBare = !where && !otherwise && !each && !map && !mapKey && windowSeconds === 0
  return (isBare && topic.example) || ''
}
