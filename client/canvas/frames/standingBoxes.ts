import type { Topology } from '../../../shared/topology/model'
import { remembered } from '../../../shared/topology/remembered'
import { type Box, sizeOf } from '../nodeSize'
import { frameBoxes } from './frameBoxes'
import { shownNodes } from './shownConnections'

/** Where the nodes are that can be seen, by id: a collapsed frame stands for what it holds, an open one only around others. */
export const standingBoxes = remembered((topology: Topology): ReadonlyMap<string, Box> => {
  const shown = shownNodes(topology)
  const nodes = [...topology.layout].filter(([id]) => shown(id) === id)
  const frames = [...frameBoxes(topology)].filter(([id]) => topology.frames.get(id)?.collapsed)
  return new Map([...nodes.map(([id, at]) => [id, { ...at, ...sizeOf(topology, id) }] as const), ...frames])
})
