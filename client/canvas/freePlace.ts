import type { Position, Topology } from '../../shared/topology/model'
import { GRID } from '../board/commands/newElements'
import { standingBoxes } from './frames/standingBoxes'
import type { Box, Size } from './nodeSize'

const STEP = 24
/** Room above and below, so that a connection between the two can be seen. */
const SIDE_BY_SIDE: Position = { x: 0, y: 48 }

/** The place itself, or the first one below it where nothing stands in the way, or close by. */
export function freePlace(topology: Topology, size: Size, wanted: Position): Position {
  const boxes = [...standingBoxes(topology).values()]
  let place: Box = { ...wanted, ...size }
  while (boxes.some((box) => areClose(box, place, SIDE_BY_SIDE))) place = { ...place, y: place.y + STEP }
  return { x: place.x, y: place.y }
}

/** So far nodes stand apart at least. */
const APART: Position = { x: 16, y: 16 }
/** Places looked at are so far apart. */
const STRIDE = 2 * GRID
const REACH = 640
const STEPS = Array.from({ length: (2 * REACH) / STRIDE + 1 }, (_, i) => i * STRIDE - REACH)

/** For what a hand puts down: the place itself, or the nearest one where nothing is covered; below all of it where there is none nearby. */
export function nearestFreePlace(topology: Topology, size: Size, wanted: Position): Position {
  const around = { width: 2 * REACH + size.width, height: 2 * REACH + size.height }
  const reachable: Box = { x: wanted.x - REACH, y: wanted.y - REACH, ...around }
  const boxes = [...standingBoxes(topology).values()].filter((box) => areClose(box, reachable, APART))
  for (const { x, y } of nearestFirst()) {
    const place: Box = { x: wanted.x + x, y: wanted.y + y, ...size }
    if (!boxes.some((box) => areClose(box, place, APART))) return { x: place.x, y: place.y }
  }
  return freePlace(topology, size, wanted)
}

let offsets: readonly Position[] | undefined

/** How far to go from a place to itself and to all around it. */
function nearestFirst(): readonly Position[] {
  offsets ??= STEPS.flatMap((y) => STEPS.map((x) => ({ x, y }))).sort(
    (a, b) => Math.hypot(a.x, a.y) - Math.hypot(b.x, b.y),
  )
  return offsets
}

const areClose = (a: Box, b: Box, gap: Position) =>
  a.x < b.x + b.width + gap.x &&
  b.x < a.x + a.width + gap.x &&
  a.y < b.y + b.height + gap.y &&
  b.y < a.y + a.height + gap.y
