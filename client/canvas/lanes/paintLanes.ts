import { type Bookmark, LANE_CELLS, type Lane, type LaneCell } from './drawnLane'
import { bookmarkAt, HEAD, lagFrom, STEP, TRACK, topOf } from './laneGeometry'

const CELL = { width: 8, height: 12, inset: 3 }
const SHARE = { left: 6, width: 13, height: 2.5, top: 14 }
const READ_OPACITY = 0.3
const LAG_OPACITY = 0.17

/** What is needed of a 2D context, so that a picture can be painted as well. */
export type Brush = Pick<
  CanvasRenderingContext2D,
  | 'fillStyle'
  | 'strokeStyle'
  | 'lineWidth'
  | 'globalAlpha'
  | 'font'
  | 'textAlign'
  | 'textBaseline'
  | 'beginPath'
  | 'closePath'
  | 'moveTo'
  | 'lineTo'
  | 'roundRect'
  | 'fillRect'
  | 'fillText'
> & { fill(): void; stroke(): void }

export type LaneInk = { readonly color: (variable: string) => string; readonly groupColor: (group: string) => string }

/** One lane per partition: track, filled lag, cells, and a bookmark per group on top. */
export function paintLanes(context: Brush, lanes: readonly Lane[], ink: LaneInk) {
  lanes.forEach((lane, row) => {
    const where = { top: topOf(row), ink }
    const drawn = lane.bookmarks.filter((bookmark) => bookmark.drawn)
    paintTrack(context, lane, where)
    for (const bookmark of drawn) paintLag(context, bookmark, where)
    for (const place of lane.holes) paintHole(context, place, where)
    for (const cell of lane.cells) paintCell(context, cell, where)
    if (lane.cut !== null) paintCut(context, lane.cut, where)
    for (const bookmark of lane.bookmarks) paintBookmark(context, bookmark, where)
  })
}

type Where = { readonly top: number; readonly ink: LaneInk }

function paintTrack(context: Brush, { partition, share }: Lane, { top, ink: { color } }: Where) {
  context.fillStyle = color('--sunken')
  box(context, TRACK.left, top, TRACK.width, TRACK.height, 4)
  context.fill()
  context.fillStyle = color(share.hot ? '--warn' : '--muted')
  context.font = `${share.hot ? '600 ' : ''}10.5px Inter, "Inter Variable", system-ui, sans-serif`
  context.textAlign = 'right'
  context.textBaseline = 'middle'
  context.fillText(`${partition}`, TRACK.left - 8, top + TRACK.height / 2 - 1)
  if (share.count > 0 && share.lanes > 1)
    context.fillRect(SHARE.left, top + SHARE.top, Math.max(1, (SHARE.width * share.count) / share.of), SHARE.height)
}

function paintLag(context: Brush, bookmark: Bookmark, { top, ink }: Where) {
  if (bookmark.cells === 0) return
  context.globalAlpha = LAG_OPACITY
  context.fillStyle = ink.groupColor(bookmark.group)
  box(context, lagFrom(bookmark), top, bookmark.cells * STEP, TRACK.height, 3)
  context.fill()
  context.globalAlpha = 1
}

const cellAt = (place: number) => HEAD - (place + 1) * STEP + 1

/** A record was there: a dash on the ground of the lane. */
function paintHole(context: Brush, place: number, { top, ink: { color } }: Where) {
  context.fillStyle = color('--line-strong')
  context.fillRect(cellAt(place) + 2, top + TRACK.height / 2 - 0.5, CELL.width - 4, 1)
}

function paintCell(context: Brush, cell: LaneCell, { top, ink }: Where) {
  const x = cellAt(cell.place)
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

const TEETH = 3

/** The torn edge of the log where retention took its beginning. */
function paintCut(context: Brush, cells: number, { top, ink: { color } }: Where) {
  const x = HEAD - cells * STEP
  const tooth = TRACK.height / TEETH
  context.strokeStyle = color('--muted')
  context.lineWidth = 1.25
  context.beginPath()
  context.moveTo(x, top)
  for (let i = 0; i < TEETH; i++) {
    context.lineTo(x - 4, top + (i + 0.5) * tooth)
    context.lineTo(x, top + (i + 1) * tooth)
  }
  context.stroke()
}

/** Thin and hollow where it is somebody else's. */
function paintBookmark(context: Brush, bookmark: Bookmark, { top, ink }: Where) {
  const x = bookmarkAt(bookmark)
  const color = bookmark.drawn ? ink.groupColor(bookmark.group) : ink.color('--muted')
  context.fillStyle = color
  context.strokeStyle = color
  context.lineWidth = 1
  const finish = () => (bookmark.drawn ? context.fill() : context.stroke())
  if (bookmark.beyond) {
    triangle(context, [x - 5, top + TRACK.height / 2], [x + 1, top + 3], [x + 1, top + TRACK.height - 3])
    return finish()
  }
  const width = bookmark.drawn ? 2 : 1
  context.fillRect(x - width / 2, top - 3, width, TRACK.height + 6)
  // Side by side in one place their flags would cover each other: every second one hangs at the bottom.
  const [edge, tip] = bookmark.slot % 2 === 0 ? [top - 3, top + 2] : [top + TRACK.height + 3, top + TRACK.height - 2]
  triangle(context, [x - 4, edge], [x + 4, edge], [x, tip])
  finish()
}

type Point = readonly [x: number, y: number]

function triangle(context: Brush, a: Point, b: Point, c: Point) {
  context.beginPath()
  context.moveTo(...a)
  context.lineTo(...b)
  context.lineTo(...c)
  context.closePath()
}

function box(context: Brush, ...[x, y, width, height, radius]: [number, number, number, number, number]) {
  context.beginPath()
  context.roundRect(x, y, width, height, radius)
}

/** More partitions than lanes fit: one bar, a column per partition in the colour of its newest record, greyed when all have read it. */
export function paintBar(context: Brush, lanes: readonly Lane[], { color }: LaneInk) {
  context.fillStyle = color('--sunken')
  box(context, TRACK.left, TRACK.top, TRACK.width, TRACK.height, 4)
  context.fill()
  const width = TRACK.width / lanes.length
  lanes.forEach(({ cells, bookmarks }, i) => {
    const newest = cells.at(-1)
    const worst = Math.max(0, ...bookmarks.filter(({ drawn }) => drawn).map((bookmark) => bookmark.cells))
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
