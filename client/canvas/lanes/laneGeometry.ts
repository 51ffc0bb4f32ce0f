import { LANE_HEIGHT } from '../nodeSize'
import { type Bookmark, LANE_CELLS, type Lane } from './drawnLane'

/** Where things are in a topic's strip of lanes, in its own pixels; painted there, and grabbed there. */
export const STRIP_WIDTH = 372
export const STEP = 10
export const TRACK = { left: 26, width: LANE_CELLS * STEP, height: 18, top: 3 }
export const HEAD = TRACK.left + TRACK.width
const SLOT = 6

export const topOf = (row: number) => row * LANE_HEIGHT + TRACK.top

/** Where the records begin that its group has not read. */
export const lagFrom = ({ cells }: Bookmark) => HEAD - cells * STEP
export const bookmarkAt = (bookmark: Bookmark) => lagFrom(bookmark) + bookmark.slot * SLOT

/** Where a bookmark would stand at this offset, at the lane's end where that is out of sight. */
export const placeOf = ({ end }: Lane, offset: bigint) => HEAD - Math.min(Number(end - offset), LANE_CELLS) * STEP

/** The offset at a place in the lane, never outside of what the log holds. */
export function offsetAt({ begin, end }: Lane, x: number): bigint {
  const offset = end - BigInt(Math.round((HEAD - x) / STEP))
  return within(offset, begin, end)
}

export const within = (offset: bigint, begin: bigint, end: bigint) =>
  offset < begin ? begin : offset > end ? end : offset

/** The offset of the record whose cell is at this place in the lane, or near it: cells are small, and smaller still when zoomed out. */
export function cellNear({ cells, end }: Pick<Lane, 'cells' | 'end'>, x: number, reach: number): bigint | null {
  const distance = (place: number) => Math.abs(HEAD - (place + 0.5) * STEP - x)
  const [nearest] = [...cells].sort((a, b) => distance(a.place) - distance(b.place))
  return nearest && distance(nearest.place) <= reach ? end - 1n - BigInt(nearest.place) : null
}

/** The row at a height in a strip with so many. */
export const rowAt = (y: number, rows: number) => Math.min(Math.max(Math.floor(y / LANE_HEIGHT), 0), rows - 1)
