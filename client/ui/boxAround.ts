export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** The smallest box around all, larger by a margin on each side; null around nothing. */
export function boxAround(boxes: readonly Box[], margin = 0): Box | null {
  if (boxes.length === 0) return null
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y, width, height } of boxes) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x + width)
    bottom = Math.max(bottom, y + height)
  }
  return { x: left - margin, y: top - margin, width: right - left + 2 * margin, height: bottom - top + 2 * margin }
}
