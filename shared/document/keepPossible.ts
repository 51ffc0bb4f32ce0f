import { COLLECTIONS } from '../topology/collections'
import { CONNECTION_ENDS } from '../topology/connectionEnds'
import { isDrawn } from '../topology/isDrawn'
import { isNode } from '../topology/isNode'
import type { Connection, Framed, NodeKind, Topology } from '../topology/model'
import { sameElement, sameEntries } from './sameTopology'

/**
 * Drops what concurrent edits or hostile ones left impossible: connections whose ends are gone or of the wrong kind, calls to oneself,
 * positions of nothing, frames around nothing and what is said of frames that are gone, a second thing under the same id. Whatever equals its counterpart in `previous` is that counterpart.
 */
export function keepPossible(read: Topology, previous: Topology): Topology {
  const { name, services } = read
  const topics = only(read.topics, previous.topics, (id) => !services.has(id))
  const stores = only(read.stores, previous.stores, (id) => !services.has(id) && !topics.has(id))
  const notes = only(read.notes, previous.notes, (id) => !services.has(id) && !topics.has(id) && !stores.has(id))
  const nodes = { services, topics, stores, notes }
  const byKind = { service: services, topic: topics, store: stores, note: notes }
  const held = new Set(Object.values(nodes).flatMap((things) => [...framesOf(things.values())]))
  const frames = only(read.frames, previous.frames, (id) => !isNode(nodes, id) && held.has(id))
  const fits = (id: string, connection: Connection) =>
    !isNode(nodes, id) && !frames.has(id) && endsFit(connection, byKind)
  const connections = only(read.connections, previous.connections, fits)
  const drawn = { ...nodes, frames, connections }
  const invariants = only(read.invariants, previous.invariants, (id) => !isDrawn(drawn, id))
  const faults = only(read.faults, previous.faults, (id) => !isDrawn(drawn, id) && !invariants.has(id))
  const isSaid = (id: string) => isDrawn(drawn, id) || invariants.has(id) || faults.has(id)
  const next = {
    name,
    services: framed(services, previous.services, frames),
    topics: framed(topics, previous.topics, frames),
    stores: framed(stores, previous.stores, frames),
    connections,
    notes: framed(notes, previous.notes, frames),
    frames,
    invariants,
    faults,
    views: only(read.views, previous.views, (id) => !isSaid(id)),
    layout: only(read.layout, previous.layout, (id) => isNode(nodes, id)),
  }
  const unchanged =
    name === previous.name && COLLECTIONS.every((collection) => next[collection] === previous[collection])
  return unchanged ? previous : next
}

function* framesOf(nodes: Iterable<Framed>) {
  for (const { frame } of nodes) if (frame !== undefined) yield frame
}

type NodesByKind = { readonly [kind in NodeKind]: ReadonlyMap<string, unknown> }

function endsFit({ kind, from, to }: Connection, nodes: NodesByKind): boolean {
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

/** What is said to be in a frame that is not there is in none; should the frame come back, by an undo, it is in it again. */
function framed<T extends Framed>(nodes: Things<T>, previous: Things<T>, frames: Things<unknown>): Things<T> {
  const hangs = ({ frame }: Framed) => frame !== undefined && !frames.has(frame)
  if (![...nodes.values()].some(hangs)) return nodes
  const kept = new Map([...nodes].map(([id, node]) => [id, hangs(node) ? unframed(node, previous.get(id)) : node]))
  return sameEntries(previous, kept, Object.is) ? previous : kept
}

function unframed<T extends Framed>(node: T, previous: T | undefined): T {
  const { frame: _, ...rest } = node
  // What is left out may be absent in every T.
  const kept = rest as T
  return previous && sameElement(previous, kept) ? previous : kept
}
