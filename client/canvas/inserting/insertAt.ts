import { isNode } from '../../../shared/topology/isNode'
import type { Position, Topology } from '../../../shared/topology/model'
import type { CommandContext } from '../../board/commands/command'
import { insertionOf, insertNode } from '../../board/commands/inserting'
import { type Ends, type NewNode, withNode } from '../../board/commands/newElements'
import { framedPlace } from '../frames/framedPlace'
import { freePlace } from '../freePlace'
import { type Box, type Size, STARTING_SIZE, sizeOf } from '../nodeSize'
import { snapped } from '../snapped'
import type { Held } from './inserting'

/** What holding this node over this connection would do; null where the connection is gone or the node has its place in the drawing. */
export function heldOver(canvas: CommandContext, held: Pick<Held, 'connection' | 'node' | 'at'>): Held | null {
  const { topology } = canvas.session.state.getState()
  const connection = topology.connections.get(held.connection)
  const node = asItIsNow(topology, held.node)
  return connection && node ? { ...held, node, insertion: insertionOf(topology, connection, node) } : null
}

/** Others may have renamed or connected a node while a hand holds it; one from the palette is not drawn yet. */
const asItIsNow = (topology: Topology, node: NewNode): NewNode | null =>
  isNode(topology, node.element.id) ? looseNode(topology, node.element.id) : node

/** Nodes that are connected are moved across connections all the time; only a loose one is meant for one of them. */
export function looseNode(topology: Topology, id: string): NewNode | null {
  const { services, topics, stores, connections } = topology
  for (const { from, to } of connections.values()) if (from === id || to === id) return null
  const [service, topic, store] = [services.get(id), topics.get(id), stores.get(id)]
  if (service) return { kind: 'service', element: service }
  if (topic) return { kind: 'topic', element: topic }
  return store ? { kind: 'store', element: store } : null
}

/**
 * Puts a node into the connection it is held over, with its upper left corner at `at`. Says whether it could: what that does is worked out
 * once more, because others may have changed the board since the hand came here.
 */
export function insertHeld(canvas: CommandContext, held: Held, at: Position): boolean {
  const now = heldOver(canvas, held)
  if (!now?.insertion.ok) return false
  const { insertion, node } = now
  const { topology } = canvas.session.state.getState()
  const drawn = withNode(topology, node)
  const placed: Topology = { ...drawn, layout: new Map(topology.layout).set(node.element.id, at) }
  const topicAt = insertion.topic ? placeBetween(placed, insertion.topic.between) : at
  const place = framedPlace(topology, sizeOf(drawn, node.element.id), at)
  insertNode(canvas, insertion, { node, at: place, topicAt: framedPlace(topology, STARTING_SIZE.topic, topicAt) })
  return true
}

const placeBetween = (topology: Topology, ends: Ends) =>
  freePlace(topology, STARTING_SIZE.topic, middleBetween(topology, ends, STARTING_SIZE.topic))

/** Where something of this size stands with its middle halfway between the middles of two nodes. */
export function middleBetween(topology: Topology, { from, to }: Ends, { width, height }: Size): Position {
  const [a, b] = [middleOf(boxOf(topology, from)), middleOf(boxOf(topology, to))]
  return snapped({ x: (a.x + b.x - width) / 2, y: (a.y + b.y - height) / 2 })
}

const boxOf = (topology: Topology, id: string): Box => ({
  ...(topology.layout.get(id) ?? { x: 0, y: 0 }),
  ...sizeOf(topology, id),
})
const middleOf = ({ x, y, width, height }: Box): Position => ({ x: x + width / 2, y: y + height / 2 })
