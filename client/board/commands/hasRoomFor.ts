import { LIMITS } from '../../../shared/topology/limits'
import type { Topology } from '../../../shared/topology/model'
import { type CommandContext, topologyOf } from './command'
import { countNodes } from './topologyPart'

/** Whether the board would still be within its limits with this part on it, and with so many further connections; says so if not. */
export function hasRoomFor(context: CommandContext, part: Topology, further = 0): boolean {
  const topology = topologyOf(context)
  const fits =
    countNodes(topology) + countNodes(part) <= LIMITS.nodes &&
    topology.connections.size + part.connections.size + further <= LIMITS.connections &&
    topology.frames.size + part.frames.size <= LIMITS.frames
  if (!fits) context.notify?.('This board has no room for that many more nodes and connections.')
  return fits
}
