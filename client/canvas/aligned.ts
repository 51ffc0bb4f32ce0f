import type { Position } from '../../shared/topology/model'
import type { Alignment, Axis } from '../board/workspace'
import type { Box } from './nodeSize'

type Boxes = ReadonlyMap<string, Box>
type Places = ReadonlyMap<string, Position>

/** Where boxes go so that their edges or middles are on one line: the outermost edge, or the middle of all of them. */
export function aligned(boxes: Boxes, to: Alignment): Places {
  const along = AXIS[to]
  const { from, size } = extent([...boxes.values()], along)
  const place = (box: Box) => from + (size - lengthOf(box, along)) * SHARE[to]
  return placed(boxes, along, place)
}

/** Where boxes go so that the gaps between neighbours are equal, within the edges that are outermost now. */
export function distributed(boxes: Boxes, along: Axis): Places {
  const middle = (box: Box) => box[along] + lengthOf(box, along) / 2
  const inOrder = [...boxes].sort(([, a], [, b]) => middle(a) - middle(b))
  const { size } = extent([...boxes.values()], along)
  const filled = inOrder.reduce((sum, [, box]) => sum + lengthOf(box, along), 0)
  const gap = (size - filled) / Math.max(1, inOrder.length - 1)
  const starts = new Map<Box, number>()
  let next = Math.min(...inOrder.map(([, box]) => box[along]))
  for (const [, box] of inOrder) {
    starts.set(box, next)
    next += lengthOf(box, along) + gap
  }
  return placed(new Map(inOrder), along, (box) => starts.get(box) ?? box[along])
}

const AXIS = { left: 'x', center: 'x', right: 'x', top: 'y', middle: 'y', bottom: 'y' } as const
const SHARE = { left: 0, center: 0.5, right: 1, top: 0, middle: 0.5, bottom: 1 } as const

/** In whole units: a half is nothing a person could want. */
const placed = (boxes: Boxes, along: Axis, place: (box: Box) => number): Places =>
  new Map([...boxes].map(([id, box]) => [id, { x: box.x, y: box.y, [along]: Math.round(place(box)) }]))

const lengthOf = ({ width, height }: Box, along: Axis) => (along === 'x' ? width : height)

function extent(boxes: readonly Box[], along: Axis) {
  const from = Math.min(...boxes.map((box) => box[along]))
  return { from, size: Math.max(...boxes.map((box) => box[along] + lengthOf(box, along))) - from }
}
