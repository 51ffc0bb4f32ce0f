import type { Connection, Topology } from '../topology/model'
import { sameEntries } from './sameTopology'

/**
 * Drops what concurrent edits or hostile ones left impossible: connections whose ends are gone or of the wrong kind, calls to oneself,
 * positions of nothing, a second thing under the same id. Whatever equals its counterpart in `previous` is that counterpart.
 */
export function keepPossible(read: Topology, previous: Topology): Topology {
  const { services } = read
  const topics = only(read.topics, (id) => !services.has(id))
  const notes = only(read.notes, (id) => !services.has(id) && !topics.has(id))
  const isNode = (id: string) => services.has(id) || topics.has(id) || notes.has(id)
  const fits = (connection: Connection) => !isNode(connection.id) && endsFit(connection, services, topics)
  return shared(previous, {
    name: read.name,
    services,
    topics,
    notes,
    connections: only(read.connections, (_, connection) => fits(connection)),
    layout: only(read.layout, isNode),
  })
}

type Ids = { has(id: string): boolean }

function endsFit(connection: Connection, services: Ids, topics: Ids): boolean {
  switch (connection.kind) {
    case 'produces':
      return services.has(connection.from) && topics.has(connection.to)
    case 'subscribes':
      return topics.has(connection.from) && services.has(connection.to)
    case 'calls':
      return services.has(connection.from) && services.has(connection.to) && connection.from !== connection.to
  }
}

/** The same Map when nothing is dropped, which is nearly always. */
function only<T>(all: ReadonlyMap<string, T>, keep: (id: string, value: T) => boolean): ReadonlyMap<string, T> {
  for (const [id, value] of all) {
    if (!keep(id, value)) return new Map([...all].filter(([other, held]) => keep(other, held)))
  }
  return all
}

function shared(previous: Topology, next: Topology): Topology {
  const topology: Topology = {
    name: next.name,
    services: either(previous.services, next.services),
    topics: either(previous.topics, next.topics),
    connections: either(previous.connections, next.connections),
    notes: either(previous.notes, next.notes),
    layout: either(previous.layout, next.layout),
  }
  const unchanged =
    topology.name === previous.name &&
    topology.services === previous.services &&
    topology.topics === previous.topics &&
    topology.connections === previous.connections &&
    topology.notes === previous.notes &&
    topology.layout === previous.layout
  return unchanged ? previous : topology
}

const either = <T>(previous: ReadonlyMap<string, T>, next: ReadonlyMap<string, T>) =>
  sameEntries(previous, next, Object.is) ? previous : next
