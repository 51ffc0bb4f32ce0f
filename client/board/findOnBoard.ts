import type { Connection, Service, Topic, Topology } from '../../shared/topology/model'

/**
 * Everything on the board that has the text in it, whatever its case, also inside of collapsed frames: names, notes, languages, settings of topics, groups, keys and values. Ids
 * of nodes and connections, in the order in which a person reads the drawing.
 */
export function findOnBoard(topology: Topology, text: string): readonly string[] {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return []
  const { services, topics, stores, notes, frames, connections } = topology
  const found = [
    ...[...services.values()].map((service) => [service.id, serviceText(service)] as const),
    ...[...topics.values()].map((topic) => [topic.id, topicText(topic)] as const),
    ...[...stores.values()].map(({ id, name }) => [id, name] as const),
    ...[...notes.values()].map(({ id, text: words }) => [id, words] as const),
    ...[...frames.values()].map(({ id, name }) => [id, name] as const),
    ...[...connections.values()].map((connection) => [connection.id, connectionText(connection)] as const),
  ].flatMap(([id, words]) => (words.toLowerCase().includes(wanted) ? [id] : []))
  return inReadingOrder(topology, found)
}

const serviceText = ({ name, language }: Service) => lines(name, language)

const topicText = ({ name, configs, example, schema }: Topic) =>
  lines(name, ...[...configs].map(([key, value]) => `${key}=${value}`), example, schema)

function connectionText(connection: Connection): string {
  switch (connection.kind) {
    case 'subscribes':
      return lines(connection.kind, connection.group)
    case 'produces':
      return lines(connection.kind, connection.key, connection.value)
    case 'calls':
    case 'keeps':
    case 'captures':
      return connection.kind
  }
}

const lines = (...parts: readonly (string | undefined)[]) => parts.filter((part) => part !== undefined).join('\n')

/** Rows of about a node's height, each from left to right; a connection is where it begins. */
function inReadingOrder({ layout, connections }: Topology, ids: readonly string[]): readonly string[] {
  const placeOf = (id: string) => {
    const { x, y } = layout.get(id) ?? layout.get(connections.get(id)?.from ?? '') ?? { x: 0, y: 0 }
    return { x, row: Math.floor(y / ROW) }
  }
  const places = new Map(ids.map((id) => [id, placeOf(id)]))
  const at = (id: string) => places.get(id) ?? { x: 0, row: 0 }
  return [...ids].sort((a, b) => at(a).row - at(b).row || at(a).x - at(b).x)
}

const ROW = 64
