import { COLLECTIONS } from '../topology/collections'
import { CONNECTION_ENDS } from '../topology/connectionEnds'
import type { Connection, NodeKind, Topology } from '../topology/model'
import { sameEntries } from './sameTopology'

/**
 * Drops what concurrent edits or hostile ones left impossible: connections whose ends are gone or of the wrong kind, calls to oneself,
 * positions of nothing, a second thing under the same id. Whatever equals its counterpart in `previous` is that counterpart.
 */
export function keepPossible(read: Topology, previous: Topology): Topology {
  const { name, services } = read
  const topics = only(read.topics, previous.topics, (id) => !services.has(id))
  const stores = only(read.stores, previous.stores, (id) => !services.has(id) && !topics.has(id))
  const notes = only(read.notes, previous.notes, (id) => !services.has(id) && !topics.has(id) && !stores.has(id))
  const nodes = { service: services, topic: topics, store: stores, note: notes }
  const isNode = (id: string) => services.has(id) || topics.has(id) || stores.has(id) || notes.has(id)
  const fits = (id: string, connection: Connection) => !isNode(id) && endsFit(connection, nodes)
  const connections = only(read.connections, previous.connections, fits)
  const isDrawn = (id: string) => isNode(id) || connections.has(id)
  const invariants = only(read.invariants, previous.invariants, (id) => !isDrawn(id))
  const faults = only(read.faults, previous.faults, (id) => !isDrawn(id) && !invariants.has(id))
  const layout = only(read.layout, previous.layout, isNode)
  const next = { name, services, topics, stores, connections, notes, invariants, faults, layout }
  const unchanged =
    name === previous.name && COLLECTIONS.every((collection) => next[collection] === previous[collection])
  return unchanged ? previous : next
}

type Nodes = { readonly [kind in NodeKind]: ReadonlyMap<string, unknown> }

function endsFit({ kind, from, to }: Connection, nodes: Nodes): boolean {
  const ends = CONNECTION_ENDS[kind]
  return nodes[ends.from].has(from) && nodes[ends.to].has(to) && from !== to
}

type Things<T> = ReadonlyMap<string, T>

/** The same Map when nothing is dropped, which is nearly always; the previous one when it has become that again. */
function only<T>(all: Things<T>, previous: Things<T>, keep: (id: string, value: T) => boolean): Things<T> {
  for (const [id, value] of all) {
    if (keep(id, value)) continue
    const kept = new Map([...all].filter(([other, held]) => keep(other, held)))
    return sameEntries(previous, kept, Object.is) ? previous : kept
  }
  return all
}
