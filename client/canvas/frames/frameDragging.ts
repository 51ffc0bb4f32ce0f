import type { NodeChange, NodePositionChange } from '@xyflow/react'
import { frameOf } from '../../../shared/topology/frameOf'
import { heldBy } from '../../../shared/topology/heldBy'
import type { Position, Topology } from '../../../shared/topology/model'
import type { FlowNode } from '../flowElements'
import { sizeOf } from '../nodeSize'
import { frameAt, middleOf } from './frameBoxes'
import type { FrameFlowNode } from './frameNodes'

/** The moves of a drag, and of whatever the frames among the dragged hold: it moves as far as its frame. */
export function withCarried(
  moves: readonly NodePositionChange[],
  nodes: readonly FlowNode[],
  topology: Topology,
): NodePositionChange[] {
  if (!moves.some(({ id }) => topology.frames.has(id))) return [...moves]
  const held = heldBy(topology)
  const places = new Map(nodes.map(({ id, position }) => [id, position]))
  const inHand = new Set(moves.map(({ id }) => id))
  const carried = moves.flatMap(({ id: frame, position, dragging }) =>
    (held.get(frame) ?? []).flatMap((id): NodePositionChange[] => {
      const [at, from] = [places.get(id), places.get(frame)]
      if (!at || !from || !position || inHand.has(id)) return []
      return [{ id, type: 'position', dragging, position: shifted(at, from, position) }]
    }),
  )
  return [...moves, ...carried]
}

const shifted = ({ x, y }: Position, from: Position, to: Position): Position => ({
  x: x + to.x - from.x,
  y: y + to.y - from.y,
})

/** Marks the frame in which would be what is in the hand, if it were put down now. */
export function withTaking(topology: Topology, nodes: FlowNode[], inHand: ReadonlySet<string>): FlowNode[] {
  const taking = takingFrame(topology, nodes, inHand)
  const isRight = (node: FlowNode) => node.type !== 'frame' || (node.data.taking ?? false) === (node.id === taking)
  if (nodes.every(isRight)) return nodes
  return nodes.map((node) =>
    node.type === 'frame' ? { ...node, data: { ...node.data, taking: node.id === taking } } : node,
  )
}

/** Frames take no frames. */
function takingFrame(topology: Topology, nodes: readonly FlowNode[], inHand: ReadonlySet<string>) {
  if (topology.frames.size === 0 || [...inHand].some((id) => topology.frames.has(id))) return undefined
  const node = nodes.find(({ id }) => inHand.has(id))
  return node && frameFor(topology, node.id, node.position)
}

const frameFor = (topology: Topology, id: string, at: Position) =>
  frameAt(topology, middleOf({ ...at, ...sizeOf(topology, id) }), frameOf(topology, id))

/**
 * In which frame each of these nodes is when it is put down here, where that is another than before. What was `carried` by its frame stays in
 * it; and the last that a frame holds does not get lost on the open canvas, but takes the frame along.
 */
export function frameChanges(
  topology: Topology,
  moved: ReadonlyMap<string, Position>,
  carrying: ReadonlySet<string>,
): readonly (readonly [string, string | undefined])[] {
  if (topology.frames.size === 0) return []
  const held = heldBy(topology)
  return [...moved].flatMap(([id, at]) => {
    const own = frameOf(topology, id)
    if (own !== undefined && carrying.has(own)) return []
    const frame = frameFor(topology, id, at)
    const staysWithAll = frame === undefined && held.get(own ?? '')?.every((one) => moved.has(one))
    return frame === own || staysWithAll ? [] : [[id, frame] as const]
  })
}

/**
 * Where what a collapsed frame holds has gone with it from where it was `drawn`; of an open one nothing, since it is there to be seen. It
 * holds more than it is drawn around where only a part of the board is shown.
 */
export function hiddenPlaces(
  topology: Topology,
  { id, position }: FrameFlowNode,
  drawn: Position | undefined,
): readonly (readonly [string, Position])[] {
  if (!drawn || !topology.frames.get(id)?.collapsed) return []
  return (heldBy(topology).get(id) ?? []).flatMap((held) => {
    const at = topology.layout.get(held)
    return at ? [[held, shifted(at, drawn, position)] as const] : []
  })
}

/** What a selection rectangle selects: what is in an open frame, and not the frame around it. */
export const withoutOpenFrames = (changes: readonly NodeChange<FlowNode>[], { frames }: Topology) =>
  changes.filter((change) => change.type !== 'select' || !frames.has(change.id) || frames.get(change.id)?.collapsed)
