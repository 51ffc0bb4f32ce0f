import type { Position } from '../../shared/topology/model'
import { arrowHead, edgePath, endsBetween } from '../canvas/edgeGeometry'
import { type EdgeLook, edgeLook } from '../canvas/edges/edgeLook'
import { boxOf, connectionsOf, type FlowEdge, type FlowNode } from '../canvas/flowElements'
import { cubicsOf, pointOn } from '../canvas/sampledPath'
import { type EdgeReading, lineReadings, widthForRate } from '../live/edgeReading'
import type { Font, Ink } from './ink'
import { line, type Picturing } from './pictureNodes'
import { svg } from './svg'

const WORD: Font = { size: 11.5, weight: 400 }
const FIGURE: Font = { size: 11.5, weight: 600 }

export type EdgePicture = { readonly line: string /** Above all lines. */; readonly label: string }

/** A painter of what connects these nodes. */
export function edgePictures(picturing: Picturing, nodes: readonly FlowNode[]): (edge: FlowEdge) => EdgePicture {
  const { topology, ink, live } = picturing
  const boxes = new Map(nodes.map((node) => [node.id, boxOf(node)]))
  const readings = live && lineReadings(topology, live.prefix, live.counters)
  return ({ id, source, target, data }) => {
    const [from, to] = [boxes.get(source), boxes.get(target)]
    if (!from || !to || !data) return { line: '', label: '' }
    const { connection, merged, word, via } = data
    const ends = endsBetween(from, to, data)
    const d = edgePath(ends, via)
    const at = pointOn(cubicsOf(d), data.labelAt)
    const look = merged ? 'merged' : edgeLook(connection)
    const color = inked(data.color, ink)
    const reading = readings?.(connectionsOf({ id, data }))
    const width = reading && reading.rate > 0 ? widthForRate(reading.rate) : WIDTHS[look]
    return {
      line: svg(
        'g',
        { fill: 'none' },
        svg('path', {
          d,
          stroke: color,
          'stroke-width': width,
          'stroke-linecap': 'round',
          'stroke-dasharray': DASHES[look],
        }),
        look === 'table' ? svg('path', { d, stroke: ink.color('--bg'), 'stroke-width': 2.4 }) : '',
        look === 'keeps' ? '' : svg('path', { d: arrowHead(ends.sides.to, ends.end), fill: color }),
      ),
      label: labelOf({ look, word: word.slice(0, LONGEST_WORD), color, at, ink, ...(reading && { reading }) }),
    }
  }
}

const WIDTHS: Readonly<Record<EdgeLook, number>> = {
  produces: 1.4,
  subscribes: 1.4,
  calls: 1.4,
  captures: 2.4,
  deadLetters: 2.4,
  keeps: 1,
  table: 5,
  merged: 2.4,
}
const DASHES: Readonly<Partial<Record<EdgeLook, string>>> = { calls: '5 5', captures: '0.1 7', deadLetters: '0.1 7' }

/** Where the line's own colour says nothing. */
const BEHIND: Readonly<Partial<Record<EdgeLook, string>>> = { calls: '--bad', merged: '--warn' }

const inked = (color: string, ink: Ink) => ink.color(/^var\((--[\w-]+)\)$/.exec(color)?.[1] ?? '--line-strong')
const LONGEST_WORD = 100

type Label = {
  readonly look: EdgeLook
  readonly word: string
  readonly color: string
  readonly at: Position
  readonly ink: Ink
  readonly reading?: EdgeReading
}

const HEIGHT = 20
const PADDING = 8
const GAP = 5

function labelOf({ look, word, color, at, ink, reading }: Label): string {
  const figure = reading?.figure ?? ''
  if (word === '' && figure === '') return ''
  const wide = ink.width(word, WORD)
  const width = 2 * PADDING + wide + (word && figure ? GAP : 0) + ink.width(figure, FIGURE)
  const box = { x: at.x - width / 2, y: at.y - HEIGHT / 2, width, height: HEIGHT, rx: HEIGHT / 2 }
  const wordColor = look === 'deadLetters' || look === 'captures' ? color : ink.color('--muted')
  const figureColor = reading?.behind ? (BEHIND[look] ? ink.color(BEHIND[look]) : color) : ink.color('--text')
  const x = box.x + PADDING
  return svg(
    'g',
    {},
    svg('rect', { ...box, fill: ink.color('--surface'), stroke: ink.color('--line') }),
    word && line(word, { x, y: at.y, font: WORD, fill: wordColor }),
    figure && line(figure, { x: x + wide + (word ? GAP : 0), y: at.y, font: FIGURE, fill: figureColor }),
  )
}
