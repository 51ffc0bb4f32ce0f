import { heldBy } from '../../../shared/topology/heldBy'
import type { Position, Topology } from '../../../shared/topology/model'
import { remembered } from '../../../shared/topology/remembered'
import { boxAround } from '../../ui/boxAround'
import { type Box, type Size, sizeOf } from '../nodeSize'

/** In whole grid steps, so that a frame is dragged in the steps of what it holds. */
export const FRAME_PADDING = 24
export const FRAME_TITLE = 32
/** A collapsed frame. */
export const FOLDED: Size = { width: 224, height: 64 }

/** Where frames are drawn: around what they hold, or in its place. Frames none of whose nodes has a place yet are not. */
export const frameBoxes = remembered(
  (topology: Topology): ReadonlyMap<string, Box> =>
    new Map(
      [...heldBy(topology)].flatMap(([id, held]) => {
        const box = boxOfFrame(topology, held)
        if (!box) return []
        return [[id, topology.frames.get(id)?.collapsed ? { x: box.x, y: box.y, ...FOLDED } : box]]
      }),
    ),
)

function boxOfFrame(topology: Topology, held: readonly string[]): Box | null {
  const boxes = held.flatMap((id) => {
    const at = topology.layout.get(id)
    return at ? [{ ...at, ...sizeOf(topology, id) }] : []
  })
  const box = boxAround(boxes, FRAME_PADDING)
  return box && { ...box, y: box.y - FRAME_TITLE, height: box.height + FRAME_TITLE }
}

/**
 * The open frame that takes a node which is put down with its middle here: the one that holds it already if it is still inside, otherwise
 * the smallest.
 */
export function frameAt(topology: Topology, { x, y }: Position, own?: string): string | undefined {
  const around = [...frameBoxes(topology)].filter(
    ([id, box]) =>
      !topology.frames.get(id)?.collapsed &&
      x >= box.x &&
      x <= box.x + box.width &&
      y >= box.y &&
      y <= box.y + box.height,
  )
  if (around.some(([id]) => id === own)) return own
  const [smallest] = around.sort(([, a], [, b]) => a.width * a.height - b.width * b.height)
  return smallest?.[0]
}

export const middleOf = ({ x, y, width, height }: Box): Position => ({ x: x + width / 2, y: y + height / 2 })
