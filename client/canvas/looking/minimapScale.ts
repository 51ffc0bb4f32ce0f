import type { Position } from '../../../shared/topology/model'
import type { Box } from '../nodeSize'

/** Where a box of the board is on the minimap, and the other way round. */
export type MinimapScale = { toMap(box: Box): Box; toBoard(at: Position): Position }

const MARGIN = 6

/** All of the board as large as it fits, in the middle of a map of `width` by `height` pixels. */
export function minimapScale(
  all: Box,
  { width, height }: { readonly width: number; readonly height: number },
): MinimapScale {
  const scale = Math.min(
    (width - 2 * MARGIN) / Math.max(1, all.width),
    (height - 2 * MARGIN) / Math.max(1, all.height),
    MOST,
  )
  const left = (width - all.width * scale) / 2
  const top = (height - all.height * scale) / 2
  return {
    toMap: (box) => ({
      x: left + (box.x - all.x) * scale,
      y: top + (box.y - all.y) * scale,
      width: box.width * scale,
      height: box.height * scale,
    }),
    toBoard: ({ x, y }) => ({ x: all.x + (x - left) / scale, y: all.y + (y - top) / scale }),
  }
}

/** A single node is not to fill the map. */
const MOST = 0.2
