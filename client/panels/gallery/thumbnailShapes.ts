import type { Thumbnail } from '../../../shared/protocol/operations'
import { type Box, boxAround } from '../../ui/boxAround'

type ThumbnailNode = Thumbnail['nodes'][number]

/** Lanes beyond this are not told apart in a picture of this size. */
export const MOST_LANES = 5
export const LANE_HEIGHT = 36

export function boxOf(node: ThumbnailNode): Box {
  const { x, y } = node
  switch (node.kind) {
    case 'service':
      return { x, y, width: 180, height: 76 }
    case 'store':
      return { x, y, width: 150, height: 76 }
    case 'topic':
      return { x, y, width: 380, height: 26 + lanesOf(node) * LANE_HEIGHT }
    case 'note':
      return { x, y, width: 130, height: 80 }
  }
}

export const lanesOf = (node: ThumbnailNode): number => Math.min(MOST_LANES, Math.max(1, node.lanes ?? 1))

const FRAME = { width: 310, height: 132 }
const MARGIN = 70
/** Few nodes are not blown up beyond this many canvas units across the picture. */
const LEAST_WIDTH = 1000

/** What part of the canvas the picture shows: all of it, centred, in the card's proportions. */
export function viewBoxOf(boxes: readonly Box[]): Box {
  const { x, y, ...around } = boxAround(boxes, MARGIN) ?? { x: 0, y: 0, width: 0, height: 0 }
  const width = Math.max(around.width, LEAST_WIDTH, (around.height * FRAME.width) / FRAME.height)
  const height = (width * FRAME.height) / FRAME.width
  return { x: x + (around.width - width) / 2, y: y + (around.height - height) / 2, width, height }
}

/** How much larger the field of a frame is than what it holds. */
export const FRAME_MARGIN = 32

export type Curve = { readonly path: string; readonly middle: { readonly x: number; readonly y: number } }

/** From the nearer side of one box to the nearer side of the other. */
export function curveBetween(from: Box, to: Box): Curve {
  const forward = from.x + from.width / 2 <= to.x + to.width / 2
  const x1 = forward ? from.x + from.width : from.x
  const x2 = forward ? to.x : to.x + to.width
  const y1 = from.y + from.height / 2
  const y2 = to.y + to.height / 2
  const bend = (x1 + x2) / 2
  return { path: `M${x1} ${y1} C${bend} ${y1} ${bend} ${y2} ${x2} ${y2}`, middle: { x: bend, y: (y1 + y2) / 2 } }
}

/** A number in [0, 1) that is always the same for the same text: a picture must not flicker. */
export function steadyNumber(text: string): number {
  let hash = 2166136261
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619)
  hash = Math.imul(hash ^ (hash >>> 15), 2246822519)
  return ((hash ^ (hash >>> 13)) >>> 0) / 4294967296
}
