import { heldBy } from '../../shared/topology/heldBy'
import type { Position, Topology } from '../../shared/topology/model'
import type { CommandContext } from '../board/commands/command'
import { moveNodes } from '../board/commands/waypoints'
import { withHeld } from '../board/commands/withHeld'
import type { ViewRequest } from '../board/workspace'
import { aligned, distributed } from './aligned'
import { frameBoxes } from './frames/frameBoxes'
import { type Box, sizeOf } from './nodeSize'

type LiningUp = Extract<ViewRequest, { kind: 'align' | 'distribute' }>

/** Aligns or distributes what is selected, as one undo step; what stands there already is no step at all. Frames move as a whole. */
export function lineUp({ session, workspace }: CommandContext, how: LiningUp) {
  const { topology } = session.state.getState()
  const boxes = selectedBoxes(topology, workspace.getState().selection)
  const places = how.kind === 'align' ? aligned(boxes, how.to) : distributed(boxes, how.along)
  const moved = [...places].filter(([id, { x, y }]) => boxes.get(id)?.x !== x || boxes.get(id)?.y !== y)
  if (moved.length === 0) return
  session.edit((edit) =>
    moveNodes(edit, topology, new Map(moved.flatMap(([id, at]) => placesWith(topology, boxes, [id, at])))),
  )
}

type Boxes = ReadonlyMap<string, Box>

/** Of selected frames, and of selected nodes that are in none of them. */
function selectedBoxes(topology: Topology, selection: ReadonlySet<string>): Boxes {
  const { layout } = topology
  const frames = [...frameBoxes(topology)].filter(([id]) => selection.has(id))
  const framed = new Set([...heldBy(topology)].flatMap(([id, held]) => (selection.has(id) ? held : [])))
  const nodes = [...layout].filter(([id]) => selection.has(id) && !framed.has(id))
  return new Map([...frames, ...nodes.map(([id, at]): [string, Box] => [id, { ...at, ...sizeOf(topology, id) }])])
}

/** Where a box goes, everything that it stands for goes by as much. */
function placesWith(topology: Topology, boxes: Boxes, [id, { x, y }]: readonly [string, Position]) {
  const box = boxes.get(id) ?? { x, y }
  return [...withHeld(topology, new Set([id]))].flatMap((one) => {
    const at = topology.layout.get(one)
    return at ? [[one, { x: at.x + x - box.x, y: at.y + y - box.y }] as const] : []
  })
}
