import type { NodeChange, NodePositionChange } from '@xyflow/react'
import { createStore } from 'zustand/vanilla'
import { settings } from '../../board/settings'
import { boxAround } from '../../ui/boxAround'
import type { CanvasGraph } from '../canvasGraph'
import type { FlowNode } from '../flowElements'
import type { Box } from '../nodeSize'
import { type Guide, guided } from './guided'

export const createGuides = () => createStore<{ readonly guides: readonly Guide[] }>()(() => NONE)
export type Guides = ReturnType<typeof createGuides>

const NONE: { readonly guides: readonly Guide[] } = { guides: [] }

/** In pixels of the screen. */
const REACH = 6

/**
 * What is dragged, drawn to what is near by; the guides on which they meet are shown until it is dropped. The same for every step of a drag
 * and for its end, so that a thing is dropped where it was seen.
 */
export function guideChanges(
  { guides, graph }: { readonly guides: Guides; readonly graph: CanvasGraph },
  changes: NodeChange<FlowNode>[],
  zoom: number,
): NodeChange<FlowNode>[] {
  const dragging = changes.filter(isDrag)
  if (dragging.length === 0 || settings.getState().guides === 'off') return changes
  const { nodes } = graph.state.getState()
  const places = new Map(dragging.map(({ id, position }) => [id, position]))
  // What is dragged together is one box.
  const dragged = boxAround(nodes.flatMap((node) => (places.has(node.id) ? [boxOf(node, places.get(node.id))] : [])))
  if (!dragged) return changes
  const others = nodes.flatMap((node) => (places.has(node.id) || places.has(frameOf(node)) ? [] : [boxOf(node)]))
  const { by, guides: lines } = guided(dragged, others, REACH / zoom)
  const isOver = dragging.some((change) => !change.dragging)
  guides.setState(isOver ? NONE : { guides: lines })
  return changes.map((change) =>
    isDrag(change) ? { ...change, position: { x: change.position.x + by.x, y: change.position.y + by.y } } : change,
  )
}

/** What a frame holds is dragged with it. */
const frameOf = ({ data: { element } }: FlowNode) => ('frame' in element && element.frame) || ''

type Drag = NodePositionChange & Required<Pick<NodePositionChange, 'position' | 'dragging'>>

const isDrag = (change: NodeChange<FlowNode>): change is Drag =>
  change.type === 'position' && change.position !== undefined && change.dragging !== undefined

const boxOf = ({ position, width = 0, height = 0 }: FlowNode, at = position): Box => ({ ...at, width, height })
