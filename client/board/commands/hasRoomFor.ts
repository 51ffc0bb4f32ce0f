import { LIMITS } from '../../../shared/topology/limits'
import type { Topology } from '../../../shared/topology/model'
import { nodeCount } from '../../../shared/topology/nodeCount'
import { type CommandContext, topologyOf } from './command'

/** Whether the board would still be within its limits with this part on it, and with so many further connections; says so if not. */
export function hasRoomFor(context: CommandContext, part: Topology, further = 0): boolean {
  const topology = topologyOf(context)
  const fits =
    nodeCount(topology) + nodeCount(part) <= LIMITS.nodes &&
    topology.connections.size + part.connections.size + further <= LIMITS.connections &&
    topology.frames.size + part.frames.size <= LIMITS.frames
  if (!fits) context.notify?.('This board has no room for that many more nodes and connections.')
  return fits
}
