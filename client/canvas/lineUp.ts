import type { Topology } from '../../shared/topology/model'
import type { CommandContext } from '../board/commands/command'
import { moveNodes } from '../board/commands/waypoints'
import type { ViewRequest } from '../board/workspace'
import { aligned, distributed } from './aligned'
import { type Box, sizeOf } from './nodeSize'

type LiningUp = Extract<ViewRequest, { kind: 'align' | 'distribute' }>

/** Aligns or distributes what is selected, as one undo step; what stands there already is no step at all. */
export function lineUp({ session, workspace }: CommandContext, how: LiningUp) {
  const boxes = selectedBoxes(session.state.getState().topology, workspace.getState().selection)
  const places = how.kind === 'align' ? aligned(boxes, how.to) : distributed(boxes, how.along)
  const moved = [...places].filter(([id, { x, y }]) => boxes.get(id)?.x !== x || boxes.get(id)?.y !== y)
  if (moved.length === 0) return
  session.edit((edit) => moveNodes(edit, session.state.getState().topology, new Map(moved)))
}

const selectedBoxes = (topology: Topology, selection: ReadonlySet<string>): ReadonlyMap<string, Box> =>
  new Map(
    [...topology.layout].flatMap(([id, at]) => (selection.has(id) ? [[id, { ...at, ...sizeOf(topology, id) }]] : [])),
  )
