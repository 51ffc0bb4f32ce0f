import type { Position, Topology } from '../../shared/topology/model'
import { type Box, type Size, sizeOf } from './nodeSize'

const STEP = 24
/** Above and below, so that a connection between the two can be seen. */
const ROOM = 48

/** The place itself, or the first one below it where nothing stands in the way, or close by. */
export function freePlace(topology: Topology, size: Size, wanted: Position): Position {
  const boxes = [...topology.layout].map(([id, at]): Box => ({ ...at, ...sizeOf(topology, id) }))
  let place = wanted
  while (boxes.some((box) => areClose(box, { ...place, ...size }))) place = { x: place.x, y: place.y + STEP }
  return place
}

const areClose = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height + ROOM && b.y < a.y + a.height + ROOM
