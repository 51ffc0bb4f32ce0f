import type { Position } from '../../../shared/topology/model'
import type { Box } from '../nodeSize'

/** A label somewhere on its connection. */
export type Labelled = {
  readonly id: string
  /** How wide it is with all that it has to say, and with less and less of it. */
  readonly widths: readonly number[]
  /** The point at 0..1 of its way. */
  readonly pointAt: (t: number) => Position
}

export type LabelPlace = {
  /** On its way, 0..1. */
  readonly at: number
  /** Which of its widths there is room for. */
  readonly width: number
}

/** Of a label as it is drawn from far away. */
const HEIGHT = 28
/** From the middle outwards, and not so near to an end that it would be taken for the node's. */
const PLACES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82]
export const IN_THE_MIDDLE: LabelPlace = { at: 0.5, width: 0 }

/**
 * Where on its connection each label stands so that it covers neither nodes nor other labels, and how much of it there is room for; first
 * come, first served. Where nothing is free, it covers as little as it can. Whole labels in the middle are not listed.
 */
export function labelPlaces(labels: readonly Labelled[], nodes: readonly Box[]): ReadonlyMap<string, LabelPlace> {
  if (labels.length === 0) return new Map()
  const taken = createBoxes()
  for (const node of nodes) taken.add(node)
  const places = new Map<string, LabelPlace>()
  for (const label of labels) {
    const { box, ...place } = freeOrLeast(label, (at) => taken.covered(at))
    if (place.at !== IN_THE_MIDDLE.at || place.width > 0) places.set(label.id, place)
    taken.add(box)
  }
  return places
}

type Tried = LabelPlace & { readonly box: Box }

/** The first place that is free, of the whole label before a shorter one; otherwise the shortest where it covers least. */
function freeOrLeast({ widths, pointAt }: Labelled, coveredBy: (box: Box) => number): Tried {
  const points = PLACES.map((at) => ({ at, point: pointAt(at) }))
  let best: Tried = { ...IN_THE_MIDDLE, box: boxAround(pointAt(IN_THE_MIDDLE.at), widths[0] ?? 0) }
  for (const [width, wide] of widths.entries()) {
    let least = Number.POSITIVE_INFINITY
    for (const { at, point } of points) {
      const box = boxAround(point, wide)
      const covered = coveredBy(box)
      if (covered < least) [best, least] = [{ at, width, box }, covered]
      if (covered === 0) return best
    }
  }
  return best
}

const boxAround = ({ x, y }: Position, width: number): Box => ({
  x: x - width / 2,
  y: y - HEIGHT / 2,
  width,
  height: HEIGHT,
})

const CELL = 256
/** Side by side so many do not fit: further ones lie on each other, and there is no better place to be found. */
const MOST_IN_A_CELL = 64

/** Boxes by the cells they touch, so that each label is compared with its neighbours alone. */
function createBoxes() {
  const cells = new Map<number, Box[]>()
  return {
    add(box: Box) {
      for (const cell of cellsOf(box)) {
        const held = cells.get(cell)
        if (!held) cells.set(cell, [box])
        else if (held.length < MOST_IN_A_CELL) held.push(box)
      }
    },
    /** Square units of this box that are taken. */
    covered(box: Box): number {
      let sum = 0
      for (const cell of cellsOf(box))
        for (const other of cells.get(cell) ?? []) if (cellOfCorner(box, other) === cell) sum += overlap(box, other)
      return sum
    },
  }
}

/** Further cells than a board is wide begin anew on the other side: they are none the worse for a few boxes more. */
const COLUMNS = 2 ** 20
const cellAt = (x: number, y: number) => Math.floor(x / CELL) + Math.floor(y / CELL) * COLUMNS

/** Boxes that meet in several cells are compared in one of them: where what they have in common begins. */
const cellOfCorner = (a: Box, b: Box) => cellAt(Math.max(a.x, b.x), Math.max(a.y, b.y))

function cellsOf({ x, y, width, height }: Box): readonly number[] {
  const cells: number[] = []
  for (let top = Math.floor(y / CELL); top * CELL <= y + height; top++)
    for (let left = Math.floor(x / CELL); left * CELL <= x + width; left++) cells.push(left + top * COLUMNS)
  return cells
}

function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return Math.max(0, width) * Math.max(0, height)
}
