import type { Position } from '../../../shared/topology/model'
import { type Ends, OUTWARD } from '../edgeGeometry'

const CURVATURE = 0.4

/** The control points of the curve that `edgePath` writes down as text: thousands of texts would be read again for each picture. */
export const curveOf = ({ start, end, sides }: Ends): readonly [Position, Position] => [
  reach(start, end, sides.from),
  reach(end, start, sides.to),
]

function reach(from: Position, to: Position, side: Ends['sides']['from']): Position {
  const { x, y } = OUTWARD[side]
  const by = offset((to.x - from.x) * x + (to.y - from.y) * y)
  return { x: from.x + x * by, y: from.y + y * by }
}

const offset = (distance: number) => (distance >= 0 ? distance / 2 : CURVATURE * 25 * Math.sqrt(-distance))
