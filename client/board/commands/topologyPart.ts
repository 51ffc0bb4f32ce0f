import type { BoardEdit } from '../../../shared/document/port'
import { LIMITS } from '../../../shared/topology/limits'
import type { Connection, Position, Topology } from '../../../shared/topology/model'
import { copiedName, namesOf, newId } from './newElements'

/** The selected nodes, and the connections that have both ends among them, as a board of their own. */
export function partOf(topology: Topology, selection: ReadonlySet<string>): Topology {
  const selected = <T>(things: ReadonlyMap<string, T>) => new Map([...things].filter(([id]) => selection.has(id)))
  const inside = ({ from, to }: Connection) => selection.has(from) && selection.has(to)
  return {
    name: topology.name,
    services: selected(topology.services),
    topics: selected(topology.topics),
    stores: selected(topology.stores),
    notes: selected(topology.notes),
    layout: selected(topology.layout),
    connections: new Map([...topology.connections].filter(([, connection]) => inside(connection))),
    invariants: new Map(),
    faults: new Map(),
  }
}

export const isEmptyPart = (part: Topology) => countNodes(part) === 0

/** Whether the board would still be within its limits with this part on it, and with so many further connections. */
export const hasRoomFor = (topology: Topology, part: Topology, further: number) =>
  countNodes(topology) + countNodes(part) <= LIMITS.nodes &&
  topology.connections.size + part.connections.size + further <= LIMITS.connections

const countNodes = ({ services, topics, stores, notes }: Topology) =>
  services.size + topics.size + stores.size + notes.size

/** The copies of nodes by the ids of their originals. */
export type Copies = ReadonlyMap<string, string>

/** Adds a copy of everything in `part`, moved by `offset`, under new ids and free names. */
export function insertPart(edit: BoardEdit, topology: Topology, copy: { part: Topology; offset: Position }): Copies {
  const { part, offset } = copy
  const ids = new Map<string, string>()
  const idFor = (old: string) => ids.get(old) ?? keep(ids, old, newId())
  insertNamed(part.services, namesOf(topology.services), (service) =>
    edit.putService({ ...service, id: idFor(service.id) }),
  )
  insertNamed(part.topics, namesOf(topology.topics), (topic) => edit.putTopic({ ...topic, id: idFor(topic.id) }))
  insertNamed(part.stores, namesOf(topology.stores), (store) => edit.putStore({ ...store, id: idFor(store.id) }))
  for (const note of part.notes.values()) edit.putNote({ ...note, id: idFor(note.id) })
  for (const [old, at] of part.layout) edit.moveTo(idFor(old), { x: at.x + offset.x, y: at.y + offset.y })
  for (const connection of part.connections.values()) {
    edit.putConnection({ ...connection, id: newId(), from: idFor(connection.from), to: idFor(connection.to) })
  }
  return ids
}

const keep = <K, V>(map: Map<K, V>, key: K, value: V): V => {
  map.set(key, value)
  return value
}

function insertNamed<T extends { readonly name: string }>(
  things: ReadonlyMap<string, T>,
  taken: Set<string>,
  put: (thing: T) => void,
) {
  for (const thing of things.values()) {
    const name = copiedName(thing.name, taken)
    taken.add(name)
    put({ ...thing, name })
  }
}

/** Down and right, as far as it takes for the copy not to hide what stands there already. */
export function freeOffset(topology: Topology, part: Topology, step: number): Position {
  const taken = new Set([...topology.layout.values()].map(({ x, y }) => `${x} ${y}`))
  const hides = (by: number) => [...part.layout.values()].some(({ x, y }) => taken.has(`${x + by} ${y + by}`))
  let by = 0
  while (hides(by)) by += step
  return { x: by, y: by }
}
