import type { Axis } from '../../board/workspace'
import type { Box } from '../nodeSize'

/** A line on which edges or middles of what is dragged and of others meet; in board units, across both. */
export type Guide = { readonly along: Axis; readonly at: number; readonly from: number; readonly to: number }
export type Guided = { readonly by: { readonly x: number; readonly y: number }; readonly guides: readonly Guide[] }

/** Further away nobody can see whether things meet. */
const NEAR = 800

/**
 * How a dragged box is to be moved so that its edges and middles meet those of boxes near by, and the lines on which they then meet. In each
 * direction the closest within `reach` counts; where none is, nothing moves.
 */
export function guided(dragged: Box, others: readonly Box[], reach: number): Guided {
  const near = others.filter((box) => gap(dragged, box, 'x') < NEAR && gap(dragged, box, 'y') < NEAR)
  const by = { x: pull(dragged, near, 'x', reach), y: pull(dragged, near, 'y', reach) }
  const there = { ...dragged, x: dragged.x + (by.x ?? 0), y: dragged.y + (by.y ?? 0) }
  return {
    by: { x: by.x ?? 0, y: by.y ?? 0 },
    guides: [
      ...(by.x === null ? [] : meetings(there, near, 'x')),
      ...(by.y === null ? [] : meetings(there, near, 'y')),
    ],
  }
}

const lengthOf = ({ width, height }: Box, axis: Axis) => (axis === 'x' ? width : height)

/** Where it begins, its middle, where it ends. */
const linesOf = (box: Box, axis: Axis) => [0, 0.5, 1].map((share) => box[axis] + lengthOf(box, axis) * share)

const gap = (a: Box, b: Box, axis: Axis) =>
  Math.max(a[axis] - b[axis] - lengthOf(b, axis), b[axis] - a[axis] - lengthOf(a, axis))

/** null = nothing is close enough. */
function pull(dragged: Box, others: readonly Box[], axis: Axis, reach: number): number | null {
  let best: number | null = null
  const mine = linesOf(dragged, axis)
  for (const box of others)
    for (const line of linesOf(box, axis))
      for (const own of mine) {
        const by = line - own
        if (Math.abs(by) <= reach && (best === null || Math.abs(by) < Math.abs(best))) best = by
      }
  return best
}

/** One guide for each line, as long as everything that meets on it. */
function meetings(there: Box, others: readonly Box[], axis: Axis): readonly Guide[] {
  const across = axis === 'x' ? 'y' : 'x'
  return linesOf(there, axis).flatMap((at) => {
    const meeting = others.filter((box) => linesOf(box, axis).some((line) => Math.abs(line - at) < SAME))
    if (meeting.length === 0) return []
    const all = [there, ...meeting]
    const from = Math.min(...all.map((box) => box[across]))
    return [{ along: axis, at, from, to: Math.max(...all.map((box) => box[across] + lengthOf(box, across))) }]
  })
}

const SAME = 0.01
