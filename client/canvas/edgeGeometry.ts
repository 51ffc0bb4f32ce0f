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

/** The same for a connection with waypoints: it leaves towards the first of them and enters from the last. */
export function sidesThrough(from: Box, via: readonly Position[], to: Box): Sides {
  const [first, last] = [via[0], via.at(-1)]
  if (!first || !last) return facingSides(from, to)
  return { from: facingSides(from, pointBox(first)).from, to: facingSides(pointBox(last), to).to }
}

const pointBox = (at: Position): Box => ({ ...at, width: 0, height: 0 })
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
/** What makes one connection lie elsewhere than another one between the same ends. */
export type Bend = {
  readonly via: readonly Position[]
  /** Canvas units along the sides where it leaves and enters, so that parallel connections can be told apart. */
  readonly aside: number
}
export const STRAIGHT: Bend = { via: [], aside: 0 }

/** The ends between two nodes. */
export function endsBetween(from: Box, to: Box, { via, aside }: Bend): Ends {
  const sides = sidesThrough(from, via, to)
  return moveAside({ start: anchor(from, sides.from), end: anchor(to, sides.to), sides }, aside)
}

export function moveAside({ start, end, sides }: Ends, aside: number): Ends {
  return { start: along(start, sides.from, aside), end: along(end, sides.to, aside), sides }
}

function along({ x, y }: Position, side: Side, by: number): Position {
  return side === Side.Left || side === Side.Right ? { x, y: y + by } : { x: x + by, y }
}

/** The one path of a connection: drawn by its edge, followed by its dots. One curve, or one from waypoint to waypoint. */
export const edgePath = (ends: Ends, via: readonly Position[] = []): string =>
  via.length === 0 ? directPath(ends) : pathThroughPoints(ends, via)

function directPath({ start, end, sides }: Ends): string {
  const [d] = getBezierPath({
    sourceX: start.x,
    sourceY: start.y,
    sourcePosition: sides.from,
    targetX: end.x,
    targetY: end.y,
    targetPosition: sides.to,
    curvature: 0.4,
  })
  return d
}

/** How far the handles of a curve reach, as a share of the distance between its ends: a third would be round, more is rounder. */
const REACH = 0.38

/** Smooth: at each waypoint it has the direction from the point before to the point after. */
function pathThroughPoints({ start, end, sides }: Ends, via: readonly Position[]): string {
  const points = [start, ...via, end]
  const directions = points.map((_, i) => {
    if (i === 0) return OUTWARD[sides.from]
    if (i === points.length - 1) return opposite(OUTWARD[sides.to])
    return direction(points[i - 1] ?? start, points[i + 1] ?? end)
  })
  const curves = points.slice(1).map((to, i) => {
    const from = points[i] ?? start
    const reach = Math.hypot(to.x - from.x, to.y - from.y) * REACH
    const [leaving, arriving] = [directions[i] ?? STILL, directions[i + 1] ?? STILL]
    const [a, b] = [step(from, leaving, reach), step(to, arriving, -reach)]
    return `C${a.x} ${a.y} ${b.x} ${b.y} ${to.x} ${to.y}`
  })
  return [`M${start.x} ${start.y}`, ...curves].join(' ')
}

const STILL: Position = { x: 0, y: 0 }
const opposite = ({ x, y }: Position): Position => ({ x: -x, y: -y })
const step = ({ x, y }: Position, by: Position, reach: number): Position => ({
  x: rounded(x + by.x * reach),
  y: rounded(y + by.y * reach),
})
const rounded = (value: number) => Math.round(value * 100) / 100

function direction(from: Position, to: Position): Position {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  return length === 0 ? STILL : { x: (to.x - from.x) / length, y: (to.y - from.y) / length }
}

/** A small arrow head that touches this side of a node: nothing moving yet, and the direction still shows. */
export function arrowHead(side: Side, { x, y }: Position): string {
  const { x: outX, y: outY } = OUTWARD[side]
  const [baseX, baseY] = [x + outX * ARROW.length, y + outY * ARROW.length]
  return `M${x} ${y} L${baseX + outY * ARROW.half} ${baseY + outX * ARROW.half} L${baseX - outY * ARROW.half} ${baseY - outX * ARROW.half} Z`
}

const ARROW = { length: 7, half: 4 }
export const OUTWARD: Readonly<Record<Side, Position>> = {
  [Side.Left]: { x: -1, y: 0 },
  [Side.Right]: { x: 1, y: 0 },
  [Side.Top]: { x: 0, y: -1 },
  [Side.Bottom]: { x: 0, y: 1 },
}
