import type { BoardEdit } from '../../../shared/document/port'
import { heldBy } from '../../../shared/topology/heldBy'
import { isNode } from '../../../shared/topology/isNode'
import {
  type Connection,
  EMPTY_TOPOLOGY,
  type Framed,
  type Position,
  type Topology,
} from '../../../shared/topology/model'
import { nodeCount } from '../../../shared/topology/nodeCount'
import { copiedName, namesOf, newId } from './newElements'
import { withHeld } from './withHeld'

/**
 * The selected nodes and what selected frames hold, with the frames around them and the connections that have both ends among them, as a
 * board of their own.
 */
export function partOf(topology: Topology, selection: ReadonlySet<string>): Topology {
  const ids = withHeld(topology, selection)
  const selected = <T>(things: ReadonlyMap<string, T>) => new Map([...things].filter(([id]) => ids.has(id)))
  const inside = ({ from, to }: Connection) => ids.has(from) && ids.has(to)
  const part = {
    ...EMPTY_TOPOLOGY,
    name: topology.name,
    services: selected(topology.services),
    topics: selected(topology.topics),
    stores: selected(topology.stores),
    notes: selected(topology.notes),
    layout: selected(topology.layout),
    connections: new Map([...topology.connections].filter(([, connection]) => inside(connection))),
  }
  const around = heldBy(part)
  return { ...part, frames: new Map([...topology.frames].filter(([id]) => around.has(id))) }
}

export const isEmptyPart = (part: Topology) => nodeCount(part) === 0

/** The copies of nodes and frames by the ids of their originals. */
export type Copies = ReadonlyMap<string, string>

/**
 * Adds a copy of everything in `part`, moved by `offset`, under new ids and free names. What was taken out of a frame of this board goes into
 * the same one; a frame with all that it holds is copied as well.
 */
export function insertPart(edit: BoardEdit, topology: Topology, copy: { part: Topology; offset: Position }): Copies {
  const { part, offset } = copy
  const ids = new Map<string, string>()
  const idFor = (old: string) => ids.get(old) ?? keep(ids, old, newId())
  const stays = framesThatStay(topology, part)
  const inFrame = ({ frame }: Framed): Framed =>
    frame === undefined ? {} : { frame: stays.has(frame) ? frame : idFor(frame) }
  const copied = <T extends Framed & { readonly id: string }>(node: T) => ({
    ...node,
    ...inFrame(node),
    id: idFor(node.id),
  })
  insertNamed(part.services, namesOf(topology.services), (service) => edit.putService(copied(service)))
  insertNamed(part.topics, namesOf(topology.topics), (topic) => edit.putTopic(copied(topic)))
  insertNamed(part.stores, namesOf(topology.stores), (store) => edit.putStore(copied(store)))
  for (const note of part.notes.values()) edit.putNote(copied(note))
  for (const frame of part.frames.values()) if (!stays.has(frame.id)) edit.putFrame({ ...frame, id: idFor(frame.id) })
  const moved = (at: Position) => ({ x: at.x + offset.x, y: at.y + offset.y })
  for (const [old, at] of part.layout) edit.moveTo(idFor(old), moved(at))
  for (const connection of part.connections.values()) {
    const via = connection.via?.map(moved)
    edit.putConnection({
      ...connection,
      ...(via && { via }),
      id: newId(),
      from: idFor(connection.from),
      to: idFor(connection.to),
    })
  }
  return ids
}

/** Frames of this board that hold something which is not in the part. */
function framesThatStay(topology: Topology, part: Topology): ReadonlySet<string> {
  const isTaken = (id: string) => isNode(part, id)
  const stays = ([frame, held]: readonly [string, readonly string[]]) =>
    topology.frames.get(frame)?.name === part.frames.get(frame)?.name && !held.every(isTaken)
  return new Set([...heldBy(topology)].filter(stays).map(([frame]) => frame))
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
