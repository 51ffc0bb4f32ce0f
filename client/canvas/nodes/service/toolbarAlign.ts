import type { Align } from '@xyflow/react'

/** Where a node stands in the window of the canvas, and how wide that is, in its pixels. */
export type NodeInView = { readonly left: number; readonly right: number; readonly room: number }

/** With messages by hand, and buttons as large as fingers need. */
const WIDEST = 270

/** The side of its node a toolbar keeps to, so that all of it is in view: the left one wherever that is possible. */
export function toolbarAlign({ left, right, room }: NodeInView): Align {
  if (left + WIDEST <= room) return 'start'
  return right >= WIDEST ? 'end' : 'center'
}
