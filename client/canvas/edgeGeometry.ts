import { getBezierPath, Position as Side } from '@xyflow/react'
import type { Position } from '../../shared/topology/model'
import type { Box } from './nodeSize'

export type Sides = { readonly from: Side; readonly to: Side }

/** Where a connection leaves and enters: facing sides, above one another top and bottom, otherwise left and right. */
export function facingSides(from: Box, to: Box): Sides {
  const overlap = Math.min(right(from), right(to)) - Math.max(from.x, to.x)
  if (overlap >= Math.min(from.width, to.width) / 3 && apart(from, to)) {
    return from.y < to.y ? { from: Side.Bottom, to: Side.Top } : { from: Side.Top, to: Side.Bottom }
  }
  return middle(from) <= middle(to) ? { from: Side.Right, to: Side.Left } : { from: Side.Left, to: Side.Right }
}

const right = ({ x, width }: Box) => x + width
const middle = ({ x, width }: Box) => x + width / 2
const apart = (a: Box, b: Box) => a.y + a.height <= b.y || b.y + b.height <= a.y

export function anchor({ x, y, width, height }: Box, side: Side): Position {
  switch (side) {
    case Side.Left:
      return { x, y: y + height / 2 }
    case Side.Right:
      return { x: x + width, y: y + height / 2 }
    case Side.Top:
      return { x: x + width / 2, y }
    case Side.Bottom:
      return { x: x + width / 2, y: y + height }
  }
}

export type Ends = { readonly start: Position; readonly end: Position; readonly sides: Sides }
export type EdgePath = { readonly d: string; readonly label: Position }

/** The one path of a connection: drawn by its edge, followed by its dots. */
export function edgePath({ start, end, sides }: Ends): EdgePath {
  const [d, x, y] = getBezierPath({
    sourceX: start.x,
    sourceY: start.y,
    sourcePosition: sides.from,
    targetX: end.x,
    targetY: end.y,
    targetPosition: sides.to,
    curvature: 0.4,
  })
  return { d, label: { x, y } }
}

/** A small arrow head that touches this side of a node: nothing moving yet, and the direction still shows. */
export function arrowHead(side: Side, x: number, y: number): string {
  const { x: outX, y: outY } = OUTWARD[side]
  const [baseX, baseY] = [x + outX * ARROW.length, y + outY * ARROW.length]
  return `M${x} ${y} L${baseX + outY * ARROW.half} ${baseY + outX * ARROW.half} L${baseX - outY * ARROW.half} ${baseY - outX * ARROW.half} Z`
}

const ARROW = { length: 7, half: 4 }
const OUTWARD: Readonly<Record<Side, Position>> = {
  [Side.Left]: { x: -1, y: 0 },
  [Side.Right]: { x: 1, y: 0 },
  [Side.Top]: { x: 0, y: -1 },
  [Side.Bottom]: { x: 0, y: 1 },
}
