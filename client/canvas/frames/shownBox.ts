import type { Topology } from '../../../shared/topology/model'
import { type Box, sizeOf } from '../nodeSize'
import { frameBoxes } from './frameBoxes'
import { shownNodes } from './shownConnections'

/** Where a thing is to be seen: a connection by the node it begins at, what is hidden by the frame that hides it. */
export function shownBox(topology: Topology, id: string): Box | null {
  const node = shownNodes(topology)(topology.connections.get(id)?.from ?? id)
  const frame = frameBoxes(topology).get(node)
  if (frame) return frame
  const at = topology.layout.get(node)
  return at ? { ...at, ...sizeOf(topology, node) } : null
}
