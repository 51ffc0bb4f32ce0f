import { edgePath, endsBetween, STRAIGHT } from '../edgeGeometry'
import type { EdgeLook } from '../edges/edgeLook'
import type { Box } from '../nodeSize'
import type { Context } from '../repainting'
import { cubicsOf } from '../sampledPath'
import { curveOf } from './curveOf'
import type { State } from './overviewNews'
import { fillBox, has, room, type Scene, stateOf, touches } from './overviewScene'

const WIDTHS: Readonly<Partial<Record<EdgeLook, number>>> = { keeps: 1, captures: 2.4, deadLetters: 2.4, table: 5 }
const DASHES: Readonly<Partial<Record<EdgeLook, readonly number[]>>> = {
  calls: [5, 5],
  captures: [0.1, 7],
  deadLetters: [0.1, 7],
}
/** Pixels of the screen below which a bend, or a gap in a line, is not seen. */
const [SHORT, FINE] = [28, 0.3]
const STEPPED_BACK = { none: 1, selected: 0.5, hovered: 0.18 } as const
/** From far away there are more lines than ground: they let the nodes stand out. */
const paleness = (zoom: number) => Math.min(1, Math.max(0.4, zoom / 0.25))
/** One path with twenty thousand curves takes many times as long as these. */
const AT_ONCE = 400

/** Connections by style, so that colour and dashes change a few times and not thousands of times. */
export function paintEdges(context: Context, scene: Scene, shown: Box): void {
  const { edges, marks } = scene
  const lists = sorted(scene, shown)
  context.lineCap = 'round'
  edges.styles.forEach(({ look, color }, style) => {
    for (const lit of [false, true]) {
      context.globalAlpha = lit ? paleness(scene.view.zoom) : STEPPED_BACK[marks.light]
      setLine(context, scene, { look, color })
      stroke(context, scene, lists[2 * style + Number(lit)] ?? [])
    }
  })
  context.globalAlpha = 1
  context.setLineDash([])
  paintMarked(context, scene, lists.flat())
}

/** What is in view and not React Flow's, by style, and within a style what is lit behind what is not. */
function sorted({ nodes, edges, marks }: Scene, shown: Box): readonly (readonly number[])[] {
  const lists: number[][] = edges.styles.flatMap(() => [[], []])
  const [from, to, both] = [room(), room(), room()]
  for (let edge = 0; edge < edges.styleOf.length; edge++) {
    const [a, b] = [edges.ends[2 * edge] ?? 0, edges.ends[2 * edge + 1] ?? 0]
    if (has(marks.nodes, a, 'hidden') && has(marks.nodes, b, 'hidden')) continue
    fillBox(from, nodes.boxes, a)
    fillBox(to, nodes.boxes, b)
    both.x = Math.min(from.x, to.x)
    both.y = Math.min(from.y, to.y)
    both.width = Math.max(from.x + from.width, to.x + to.width) - both.x
    both.height = Math.max(from.y + from.height, to.y + to.height) - both.y
    if (!touches(both, shown)) continue
    const lit = marks.light === 'none' || has(marks.edges, edge, 'lit')
    lists[2 * (edges.styleOf[edge] ?? 0) + Number(lit)]?.push(edge)
  }
  return lists
}

function setLine(context: Context, { view: { zoom }, ink }: Scene, { look, color }: { look: EdgeLook; color: string }) {
  context.strokeStyle = ink[color] ?? '#888'
  // Thinner than a pixel it would fade away.
  context.lineWidth = Math.max(WIDTHS[look] ?? 1.4, 0.7 / zoom)
  context.setLineDash(zoom > FINE ? [...(DASHES[look] ?? [])] : [])
}

function stroke(context: Context, scene: Scene, list: readonly number[]): void {
  for (let start = 0; start < list.length; start += AT_ONCE) {
    context.beginPath()
    for (let at = start; at < Math.min(start + AT_ONCE, list.length); at++) trace(context, scene, list[at] ?? 0)
    context.stroke()
  }
}

const [FROM, TO] = [room(), room()]

function trace(context: Context, { nodes, edges, view }: Scene, edge: number): void {
  fillBox(FROM, nodes.boxes, edges.ends[2 * edge] ?? 0)
  fillBox(TO, nodes.boxes, edges.ends[2 * edge + 1] ?? 0)
  const bend = edges.bends.get(edge) ?? STRAIGHT
  const ends = endsBetween(FROM, TO, bend)
  const { start, end } = ends
  context.moveTo(start.x, start.y)
  if (bend.via.length > 0) traceBends(context, edgePath(ends, bend.via))
  else if ((Math.abs(end.x - start.x) + Math.abs(end.y - start.y)) * view.zoom < SHORT) context.lineTo(end.x, end.y)
  else {
    const [one, two] = curveOf(ends)
    context.bezierCurveTo(one.x, one.y, two.x, two.y, end.x, end.y)
  }
}

function traceBends(context: Context, path: string): void {
  for (const [, , a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] of cubicsOf(path)) context.bezierCurveTo(a, b, c, d, x, y)
}

/** Twice as wide: where records pile up, and what differs between two versions. */
const STATE_LINES: Readonly<Partial<Record<State, { readonly color: string; readonly dashes?: readonly number[] }>>> = {
  behind: { color: '--warn' },
  added: { color: '--good' },
  removed: { color: '--bad', dashes: [8, 7] },
  changed: { color: '--warn', dashes: [2, 5] },
  moved: { color: '--accent' },
}

/** Those with a state in its colour; selected ones in the accent. */
function paintMarked(context: Context, scene: Scene, list: readonly number[]): void {
  const { ink, marks, view } = scene
  const mark = (color: string, width: number, marked: readonly number[]) => {
    context.strokeStyle = ink[color] ?? '#888'
    context.lineWidth = Math.max(width, width / 1.4 / view.zoom)
    stroke(context, scene, marked)
  }
  const inStates = list.filter((edge) => stateOf(marks.edges, edge) !== 'none')
  for (const [state, { color, dashes = [] }] of Object.entries(STATE_LINES)) {
    context.setLineDash(dashes.map((length) => length / Math.min(1, view.zoom)))
    mark(
      color,
      2.8,
      inStates.filter((edge) => stateOf(marks.edges, edge) === state),
    )
  }
  context.setLineDash([])
  mark(
    '--accent',
    1.8,
    list.filter((edge) => has(marks.edges, edge, 'selected')),
  )
}
