import type { Node } from '@xyflow/react'
import { heldBy } from '../../../shared/topology/heldBy'
import type { Frame, Topology } from '../../../shared/topology/model'
import { handlesFor } from '../nodeHandles'
import type { Box } from '../nodeSize'
import { frameBoxes } from './frameBoxes'

export type FrameFlowNode = Node<
  {
    readonly element: Frame
    /** How many nodes are in it. */
    readonly holds: number
    /** What is in the hand would be in it, if it were put down now. */
    readonly taking?: boolean
  },
  'frame'
>

/** The frames of a board as React Flow wants them. What did not change keeps its reference; one that is being dragged stays in the hand. */
export function frameNodes(
  topology: Topology,
  before: ReadonlyMap<string, Node>,
  selection: ReadonlySet<string>,
): readonly FrameFlowNode[] {
  if (topology.frames.size === 0) return []
  const held = heldBy(topology)
  return [...frameBoxes(topology)].flatMap(([id, box]) => {
    const element = topology.frames.get(id)
    if (!element) return []
    const data = { element, holds: held.get(id)?.length ?? 0 }
    return [keepOrMake(before.get(id), { data, box, selected: selection.has(id) })]
  })
}

type Wanted = { readonly data: FrameFlowNode['data']; readonly box: Box; readonly selected: boolean }

function keepOrMake(before: Node | undefined, { data, box, selected }: Wanted): FrameFlowNode {
  const { width, height, ...place } = box
  const position = before?.dragging ? before.position : place
  const node: FrameFlowNode = {
    id: data.element.id,
    type: 'frame',
    position,
    data,
    selected,
    dragging: before?.dragging,
    width,
    height,
    measured: { width, height },
    handles: handlesFor(box),
    ...(data.element.collapsed ? {} : OPEN),
    ariaLabel: labelOf(data),
  }
  return before && sameNode(before, node) ? (before as FrameFlowNode) : node
}

/** Behind everything, also when it is selected; only its title can be pointed at, so that one can draw and select inside. */
const OPEN = { zIndex: -2000, style: { pointerEvents: 'none' } } as const

const labelOf = ({ element, holds }: FrameFlowNode['data']) =>
  `Frame ${element.name}, ${element.collapsed ? 'collapsed, ' : ''}holds ${holds}`

const sameNode = (a: Node, b: FrameFlowNode) =>
  a.data.element === b.data.element &&
  a.data.holds === b.data.holds &&
  !a.data.taking &&
  a.selected === b.selected &&
  a.dragging === b.dragging &&
  a.position.x === b.position.x &&
  a.position.y === b.position.y &&
  a.width === b.width &&
  a.height === b.height
