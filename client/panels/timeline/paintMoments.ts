import UPlot from 'uplot'
import type { Happening } from '../../../shared/protocol/run'
import { happeningTone, TONE_COLORS } from './happeningTone'
import { withinWidth } from './withinWidth'

/** What stands out of the past. */
export type MarkedMoments = {
  /** In the order of time. */
  readonly happenings: readonly Happening[]
  /** The one that somebody has chosen. */
  readonly moment: number | null
}

const RADIUS = 3.5
/** Between a mark and its sentence, and that and the next mark. */
const GAP = 5
/** A sentence with less room than this is left to the list beside the chart. */
const LEAST_ROOM = 40

/** The chosen moment as a line, each happening as a dotted one with a mark on top, and as much of its sentence as there is room for. */
export function paintMoments(
  chart: UPlot,
  { happenings, moment }: MarkedMoments,
  color: (name: string) => string,
): void {
  const { ctx, bbox } = chart
  const { pxRatio } = UPlot
  const [left, right] = [bbox.left / pxRatio, (bbox.left + bbox.width) / pxRatio]
  const [top, bottom] = [bbox.top / pxRatio, (bbox.top + bbox.height) / pxRatio]
  const placeOf = (at: number) => chart.valToPos(at, 'x', true) / pxRatio
  const marks = happenings
    .map(({ at, kind, sentence }) => ({ x: placeOf(at), color: color(TONE_COLORS[happeningTone[kind]]), sentence }))
    .filter(({ x }) => x >= left && x <= right)
  ctx.save()
  ctx.scale(pxRatio, pxRatio)
  ctx.font = `11px ${color('--sans')}`
  ctx.textBaseline = 'middle'
  if (moment !== null) paintLine(ctx, { x: placeOf(moment), color: color('--accent'), top, bottom })
  ctx.setLineDash([2, 3])
  marks.forEach((mark, index) => {
    paintLine(ctx, { ...mark, top, bottom })
    paintMark(ctx, {
      ...mark,
      y: top - RADIUS - GAP,
      room: (marks[index + 1]?.x ?? right) - mark.x - 2 * (RADIUS + GAP),
    })
  })
  ctx.restore()
}

type Line = { readonly x: number; readonly color: string; readonly top: number; readonly bottom: number }

function paintLine(ctx: CanvasRenderingContext2D, { x, color, top, bottom }: Line) {
  ctx.strokeStyle = color
  ctx.beginPath()
  ctx.moveTo(x, top)
  ctx.lineTo(x, bottom)
  ctx.stroke()
}

type Mark = {
  readonly x: number
  readonly y: number
  readonly color: string
  readonly sentence: string
  readonly room: number
}

function paintMark(ctx: CanvasRenderingContext2D, { x, y, color, sentence, room }: Mark) {
  ctx.fillStyle = color
  ctx.beginPath()
  ctx.arc(x, y, RADIUS, 0, 2 * Math.PI)
  ctx.fill()
  if (room < LEAST_ROOM) return
  ctx.fillText(
    withinWidth(sentence, room, (text) => ctx.measureText(text).width),
    x + RADIUS + GAP,
    y,
  )
}
