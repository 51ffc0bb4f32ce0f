import type { CommandContext } from '../../board/commands/command'
import { giveWaypoints } from '../../board/commands/waypoints'
import { edgePath, endsBetween } from '../edgeGeometry'
import { crosses, shownNodes } from '../frames/shownConnections'
import { sizeOf } from '../nodeSize'
import { cubicsOf, pointOn } from '../sampledPath'
import { snapped } from '../snapped'

/** By keyboard: a waypoint in the middle of a connection, from where arrows move it. */
export function bendInMiddle(context: CommandContext, id: string) {
  const { topology } = context.session.state.getState()
  const connection = topology.connections.get(id)
  if (!connection) return
  const nodeFor = shownNodes(topology)
  if (crosses({ from: nodeFor(connection.from), to: nodeFor(connection.to), connection }))
    return context.notify?.('This connection ends inside a collapsed frame. Expand the frame first.')
  const boxOf = (node: string) => ({ ...(topology.layout.get(node) ?? { x: 0, y: 0 }), ...sizeOf(topology, node) })
  const { via = [], from, to } = connection
  const cubics = cubicsOf(edgePath(endsBetween(boxOf(from), boxOf(to), { via, aside: 0 }), via))
  const at = Math.floor(via.length / 2)
  const middle = snapped(pointOn([cubics[at] ?? []], 0.5))
  giveWaypoints(context, id, via.toSpliced(at, 0, middle))
}
