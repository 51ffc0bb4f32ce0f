import type { Box } from '../nodeSize'
import {
  MARK,
  type Marks,
  type PackedEdges,
  type PackedNodes,
  STATE_SHIFT,
  STATES,
  type State,
  type View,
} from './overviewNews'

/** All that is known to whoever paints. Nodes and edges may be a moment apart: an edge of a node that is not there yet is not drawn. */
export type Scene = {
  size: { readonly width: number; readonly height: number; readonly scale: number }
  view: View
  ink: Readonly<Record<string, string>>
  nodes: PackedNodes
  edges: PackedEdges
  marks: Marks
}

export const emptyScene = (): Scene => ({
  size: { width: 0, height: 0, scale: 1 },
  view: { x: 0, y: 0, zoom: 1 },
  ink: {},
  nodes: { boxes: new Float32Array(), kinds: new Uint8Array(), names: [] },
  edges: { ends: new Uint32Array(), styleOf: new Uint8Array(), styles: [], bends: new Map() },
  marks: { nodes: new Uint8Array(), edges: new Uint8Array(), light: 'none', version: 0 },
})

/** Takes the place of what it is asked to fill: thousands of boxes are looked at for each picture. */
export type Room = { -readonly [side in keyof Box]: Box[side] }
export const room = (): Room => ({ x: 0, y: 0, width: 0, height: 0 })

export function fillBox(into: Room, boxes: Float32Array, node: number): Room {
  const at = 4 * node
  into.x = boxes[at] ?? 0
  into.y = boxes[at + 1] ?? 0
  into.width = boxes[at + 2] ?? 0
  into.height = boxes[at + 3] ?? 0
  return into
}

export const has = (marks: Uint8Array, at: number, mark: keyof typeof MARK): boolean =>
  ((marks[at] ?? 0) & MARK[mark]) !== 0
export const stateOf = (marks: Uint8Array, at: number): State => STATES[(marks[at] ?? 0) >> STATE_SHIFT] ?? 'none'

export const touches = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

/** What a view of this size shows, in board units, with so many pixels around it. */
export const shownBy = (
  { x, y, zoom }: View,
  { width, height }: { width: number; height: number },
  around: number,
): Box => ({
  x: (-x - around) / zoom,
  y: (-y - around) / zoom,
  width: (width + 2 * around) / zoom,
  height: (height + 2 * around) / zoom,
})
