import { behaviourOf } from '../topology/behaviourOf'
import type { Produces, Topic } from '../topology/model'
import type { DrawnOutput } from './drawnOutput'
import { valueTemplate } from './valueTemplate'

/** The connection with what holds where nothing is drawn: the defaults of its behaviour, the example of its topic. */
export function outputAsDrawn(connection: Produces, topic: Pick<Topic, 'name' | 'example'>): DrawnOutput {
  const { id, key, where, otherwise, each, map, mapKey, windowSeconds, by, of } = behaviourOf.produces(connection)
  const behaviour = { where, otherwise, each, map, mapKey, windowSeconds, by, of }
  return { connectionId: id, topic: topic.name, key, value: valueTemplate(connection, topic), ...behaviour }
}
