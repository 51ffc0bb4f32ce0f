import type { NodeKind } from '../../../shared/topology/model'
import { newNode } from '../../board/commands/newElements'
import type { Canvas } from '../canvasContext'
import { present } from '../editing'
import { freePlace } from '../freePlace'
import { STARTING_SIZE } from '../nodeSize'
import { heldOver, insertHeld, middleBetween } from './insertAt'

/** Asked for by a command: a new node in the middle between the ends of a connection, its name ready to be typed. */
export function insertNew(canvas: Canvas, kind: NodeKind, into: string) {
  const { topology } = canvas.session.state.getState()
  const connection = topology.connections.get(into)
  if (!connection) return
  const size = STARTING_SIZE[kind]
  const node = newNode(topology, kind)
  const held = heldOver(canvas, { connection: into, node, at: { x: 0, y: 0 } })
  const place = freePlace(topology, size, middleBetween(topology, connection, size))
  if (held && insertHeld(canvas, held, place)) present(canvas, node.element.id)
}
