import { CONNECTION_ENDS } from '../topology/connectionEnds'
import type { Connection, NodeKind, Topology } from '../topology/model'
import { sameEntries } from './sameTopology'

/**
 * Drops what concurrent edits or hostile ones left impossible: connections whose ends are gone or of the wrong kind, calls to oneself,
 * positions of nothing, a second thing under the same id. Whatever equals its counterpart in `previous` is that counterpart.
 */
export function keepPossible(read: Topology, previous: Topology): Topology {
  const { services } = read
  const topics = only(read.topics, (id) => !services.has(id))
  const stores = only(read.stores, (id) => !services.has(id) && !topics.has(id))
  const notes = only(read.notes, (id) => !services.has(id) && !topics.has(id) && !stores.has(id))
  const nodes = { service: services, topic: topics, store: stores, note: notes }
  const isNode = (id: string) => Object.values(nodes).some((things) => things.has(id))
  const connections = only(read.connections, (id, connection) => !isNode(id) && endsFit(connection, nodes))
  const isDrawn = (id: string) => isNode(id) || connections.has(id)
  const invariants = only(read.invariants, (id) => !isDrawn(id))
  return shared(previous, {
    name: read.name,
    services,
    topics,
    stores,
    connections,
    notes,
    invariants,
    faults: only(read.faults, (id) => !isDrawn(id) && !invariants.has(id)),
    layout: only(read.layout, isNode),
  })
}

type Nodes = { readonly [kind in NodeKind]: ReadonlyMap<string, unknown> }

function endsFit({ kind, from, to }: Connection, nodes: Nodes): boolean {
  const ends = CONNECTION_ENDS[kind]
  return nodes[ends.from].has(from) && nodes[ends.to].has(to) && from !== to
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
    stores: either(previous.stores, next.stores),
    connections: either(previous.connections, next.connections),
    notes: either(previous.notes, next.notes),
    invariants: either(previous.invariants, next.invariants),
    faults: either(previous.faults, next.faults),
    layout: either(previous.layout, next.layout),
  }
  const unchanged =
    topology.name === previous.name &&
    topology.services === previous.services &&
    topology.topics === previous.topics &&
    topology.stores === previous.stores &&
    topology.connections === previous.connections &&
    topology.notes === previous.notes &&
    topology.invariants === previous.invariants &&
    topology.faults === previous.faults &&
    topology.layout === previous.layout
  return unchanged ? previous : topology
}

const either = <T>(previous: ReadonlyMap<string, T>, next: ReadonlyMap<string, T>) =>
  sameEntries(previous, next, Object.is) ? previous : next
