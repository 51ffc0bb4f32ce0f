import type { Position } from '../../../shared/topology/model'
import type { Box } from '../nodeSize'

/** A label as wide as its words, somewhere on its connection. */
export type Labelled = {
  readonly id: string
  readonly width: number
  /** The point at 0..1 of its way. */
  readonly pointAt: (t: number) => Position
}

const HEIGHT = 24
/** From the middle outwards, and not so near to an end that it would be taken for the node's. */
const PLACES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82]
export const MIDDLE = 0.5

/**
 * Where on its connection each label stands so that it covers neither nodes nor other labels, 0..1; first come, first served. Where nothing
 * is free, it covers as little as it can. Labels in the middle are not listed.
 */
export function labelPlaces(labels: readonly Labelled[], nodes: readonly Box[]): ReadonlyMap<string, number> {
  if (labels.length === 0) return new Map()
  const taken = createBoxes()
  for (const node of nodes) taken.add(node)
  const places = new Map<string, number>()
  for (const { id, width, pointAt } of labels) {
    const best = leastCovering(PLACES, (t) => taken.covered(boxAround(pointAt(t), width)))
    if (best !== MIDDLE) places.set(id, best)
    taken.add(boxAround(pointAt(best), width))
  }
  return places
}

const boxAround = ({ x, y }: Position, width: number): Box => ({
  x: x - width / 2,
  y: y - HEIGHT / 2,
  width,
  height: HEIGHT,
})

function leastCovering(places: readonly number[], coveredAt: (t: number) => number): number {
  let [best, least] = [MIDDLE, Number.POSITIVE_INFINITY]
  for (const t of places) {
    const covered = coveredAt(t)
    if (covered < least) [best, least] = [t, covered]
    if (least === 0) break
  }
  return best
}

const CELL = 256
/** Side by side so many do not fit: further ones lie on each other, and there is no better place to be found. */
const MOST_IN_A_CELL = 64

/** Boxes by the cells they touch, so that each label is compared with its neighbours alone. */
function createBoxes() {
  const cells = new Map<string, Box[]>()
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
      const near = new Set(cellsOf(box).flatMap((cell) => cells.get(cell) ?? []))
      return [...near].reduce((sum, other) => sum + overlap(box, other), 0)
    },
  }
}

function cellsOf({ x, y, width, height }: Box): readonly string[] {
  const [left, top] = [Math.floor(x / CELL), Math.floor(y / CELL)]
  const columns = Math.floor((x + width) / CELL) - left + 1
  const rows = Math.floor((y + height) / CELL) - top + 1
  return Array.from({ length: columns * rows }, (_, i) => `${left + (i % columns)} ${top + Math.floor(i / columns)}`)
}

function overlap(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return Math.max(0, width) * Math.max(0, height)
}
