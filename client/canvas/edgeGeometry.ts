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

const SAMPLES = 33

/** Points along a path that is one cubic curve, evenly spaced by length: `x0 y0 x1 y1 ...`, and the length itself. */
export function samplePath(d: string): { readonly points: Float32Array; readonly length: number } {
  const curve = d.match(/-?[\d.]+(?:e-?\d+)?/g)?.map(Number) ?? []
  const fine = Array.from({ length: SAMPLES * 4 }, (_, i) => cubicAt(curve, i / (SAMPLES * 4 - 1)))
  const lengths = runningLengths(fine)
  const length = lengths.at(-1) ?? 0
  const points = new Float32Array(SAMPLES * 2)
  for (let i = 0, j = 0; i < SAMPLES; i++) {
    const wanted = (length * i) / (SAMPLES - 1)
    while (j < fine.length - 1 && (lengths[j] ?? 0) < wanted) j += 1
    points[i * 2] = fine[j]?.x ?? 0
    points[i * 2 + 1] = fine[j]?.y ?? 0
  }
  return { points, length }
}

function cubicAt([ax = 0, ay = 0, bx = 0, by = 0, cx = 0, cy = 0, dx = 0, dy = 0]: number[], t: number): Position {
  const [a, b, c, d] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t ** 2 * (1 - t), t ** 3]
  return { x: a * ax + b * bx + c * cx + d * dx, y: a * ay + b * by + c * cy + d * dy }
}

function runningLengths(points: readonly Position[]): number[] {
  let length = 0
  return points.map((point, i) => {
    const before = points[i - 1] ?? point
    length += Math.hypot(point.x - before.x, point.y - before.y)
    return length
  })
}

/** The point at `t` in 0..1 of the way, written into `out`: no allocation per dot and frame. */
export function pointAlong(points: Float32Array, t: number, out: { x: number; y: number }) {
  const place = Math.min(Math.max(t, 0), 1) * (SAMPLES - 1)
  const i = Math.min(Math.floor(place), SAMPLES - 2)
  const part = place - i
  const [x, y, nextX, nextY] = [
    points[i * 2] ?? 0,
    points[i * 2 + 1] ?? 0,
    points[i * 2 + 2] ?? 0,
    points[i * 2 + 3] ?? 0,
  ]
  out.x = x + (nextX - x) * part
  out.y = y + (nextY - y) * part
}
