/** Where the upper left corner of what is looked at is on the screen, and how large it is shown. */
export type View = { readonly x: number; readonly y: number; readonly zoom: number }
type Size = { readonly width: number; readonly height: number }
type Point = { readonly x: number; readonly y: number }

const LEAST = 0.02
const MOST = 4
/** Nothing is shown larger than it is drawn only to fill a screen. */
const LARGEST_FIT = 1

export function fittedView({ width, height }: Size, room: Size): View {
  const zoom = within(Math.min(room.width / width, room.height / height, LARGEST_FIT))
  return { x: (room.width - width * zoom) / 2, y: (room.height - height * zoom) / 2, zoom }
}

export const movedView = ({ x, y, zoom }: View, right: number, down: number): View => ({
  x: x + right,
  y: y + down,
  zoom,
})

/** What is at this point of the screen stays there. */
export function zoomedView({ x, y, zoom }: View, factor: number, at: Point): View {
  const next = within(zoom * factor)
  const by = next / zoom
  return { x: at.x - (at.x - x) * by, y: at.y - (at.y - y) * by, zoom: next }
}

const within = (zoom: number) => Math.min(Math.max(zoom, LEAST), MOST)
