import { LANE_HEIGHT } from '../nodeSize'
import type { Context } from '../repainting'
import type { Bookmark, Lane, LaneCell } from './laneModel'
import { LANE_CELLS } from './laneModel'

export const STEP = 10
const TRACK = { left: 26, width: LANE_CELLS * STEP, height: 18, top: 3 }
const CELL = { width: 8, height: 12, inset: 3 }
const READ_OPACITY = 0.3
const LAG_OPACITY = 0.17

export type LaneInk = { readonly color: (variable: string) => string; readonly groupColor: (group: string) => string }

/** One lane per partition: track, filled lag, cells, and a bookmark per group on top. */
export function paintLanes(context: Context, lanes: readonly Lane[], ink: LaneInk) {
  lanes.forEach((lane, row) => {
    const top = row * LANE_HEIGHT + TRACK.top
    paintTrack(context, ink, { top, label: `${lane.partition}` })
    for (const bookmark of lane.bookmarks) paintLag(context, bookmark, { top, ink })
    for (const cell of lane.cells) paintCell(context, cell, { top, ink })
    for (const bookmark of lane.bookmarks) paintBookmark(context, bookmark, { top, ink })
  })
}

function paintTrack(context: Context, { color }: LaneInk, { top, label }: { top: number; label: string }) {
  context.fillStyle = color('--sunken')
  box(context, TRACK.left, top, TRACK.width, TRACK.height, 4)
  context.fill()
  context.fillStyle = color('--muted')
  context.font = '10.5px Inter, "Inter Variable", system-ui, sans-serif'
  context.textAlign = 'right'
  context.textBaseline = 'middle'
  context.fillText(label, TRACK.left - 8, top + TRACK.height / 2 + 0.5)
}

type Where = { readonly top: number; readonly ink: LaneInk }

const HEAD = TRACK.left + TRACK.width
const markAt = ({ cells }: Bookmark) => HEAD - cells * STEP

function paintLag(context: Context, bookmark: Bookmark, { top, ink }: Where) {
  if (bookmark.cells === 0) return
  context.globalAlpha = LAG_OPACITY
  context.fillStyle = ink.groupColor(bookmark.group)
  box(context, markAt(bookmark), top, bookmark.cells * STEP, TRACK.height, 3)
  context.fill()
  context.globalAlpha = 1
}

function paintCell(context: Context, cell: LaneCell, { top, ink }: Where) {
  const x = HEAD - (cell.place + 1) * STEP + 1
  const color = ink.color(cell.color === null ? '--faint' : `--k${cell.color}`)
  context.globalAlpha = cell.read ? READ_OPACITY : 1
  if (cell.tombstone) {
    context.strokeStyle = color
    context.lineWidth = 1.5
    box(context, x + 0.75, top + CELL.inset + 0.75, CELL.width - 1.5, CELL.height - 1.5, 2)
    context.stroke()
  } else {
    context.fillStyle = color
    box(context, x, top + CELL.inset, CELL.width, CELL.height, 2)
    context.fill()
  }
  context.globalAlpha = 1
}

function paintBookmark(context: Context, bookmark: Bookmark, { top, ink }: Where) {
  const x = markAt(bookmark)
  context.fillStyle = ink.groupColor(bookmark.group)
  if (bookmark.beyond) {
    triangle(context, [x - 5, top + TRACK.height / 2], [x + 1, top + 3], [x + 1, top + TRACK.height - 3])
    return
  }
  context.fillRect(x - 1, top - 3, 2, TRACK.height + 6)
  triangle(context, [x - 4, top - 3], [x + 4, top - 3], [x, top + 2])
}

type Point = readonly [x: number, y: number]

function triangle(context: Context, a: Point, b: Point, c: Point) {
  context.beginPath()
  context.moveTo(...a)
  context.lineTo(...b)
  context.lineTo(...c)
  context.fill()
}

function box(context: Context, ...[x, y, width, height, radius]: [number, number, number, number, number]) {
  context.beginPath()
  context.roundRect(x, y, width, height, radius)
}

/** More partitions than lanes fit: one bar, a column per partition in the colour of its newest record, greyed when all have read it. */
export function paintBar(context: Context, lanes: readonly Lane[], { color }: LaneInk) {
  context.fillStyle = color('--sunken')
  box(context, TRACK.left, TRACK.top, TRACK.width, TRACK.height, 4)
  context.fill()
  const width = TRACK.width / lanes.length
  lanes.forEach(({ cells, bookmarks }, i) => {
    const newest = cells.at(-1)
    const worst = Math.max(0, ...bookmarks.map((bookmark) => bookmark.cells))
    const x = TRACK.left + i * width
    context.fillStyle = color('--muted')
    context.globalAlpha = 0.25
    context.fillRect(x, TRACK.top + TRACK.height, width, (-TRACK.height * worst) / LANE_CELLS)
    context.globalAlpha = newest?.read ? READ_OPACITY : 1
    context.fillStyle = color(newest?.color == null ? '--faint' : `--k${newest.color}`)
    if (newest) context.fillRect(x, TRACK.top + CELL.inset, Math.max(1, width - 1), CELL.height)
    context.globalAlpha = 1
  })
}
