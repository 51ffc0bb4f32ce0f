import { isNode, type Nodes } from './isNode'
import type { Topology } from './model'

/** Whether anything that is seen on the canvas has this id: a node, a frame or a connection. */
export const isDrawn = (topology: Nodes & Pick<Topology, 'frames' | 'connections'>, id: string): boolean =>
  isNode(topology, id) || topology.frames.has(id) || topology.connections.has(id)
