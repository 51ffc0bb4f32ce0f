import type { Connection, Position, Topology } from '../../shared/topology/model'
import { edgeWord } from '../board/edgeWords'
import { arrowHead, edgePath, endsBetween } from '../canvas/edgeGeometry'
import { type EdgeLook, edgeColor, edgeLook } from '../canvas/edges/edgeLook'
import { edgeRoutes } from '../canvas/edges/edgeRoutes'
import type { Box } from '../canvas/nodeSize'
import { cubicsOf, pointOn } from '../canvas/sampledPath'
import { type EdgeReading, edgeReadings, widthForRate } from '../live/edgeReading'
import { drawnGroupColors } from '../live/groupColor'
import type { Font, Ink } from './ink'
import { line, type Picturing } from './pictureNodes'
import { svg } from './svg'

const WORD: Font = { size: 11.5, weight: 400 }
const FIGURE: Font = { size: 11.5, weight: 600 }

export type EdgePicture = { readonly line: string /** Above all lines. */; readonly label: string }

/** A painter of connections between these boxes. */
export function edgePictures(
  picturing: Picturing,
  boxes: ReadonlyMap<string, Box>,
): (connection: Connection) => EdgePicture {
  const { topology, ink, live } = picturing
  const colors = drawnGroupColors(topology)
  const routes = edgeRoutes(topology)
  const readings = live && edgeReadings(topology, live.prefix, live.counters)
  return (connection) => {
    const [from, to] = [boxes.get(connection.from), boxes.get(connection.to)]
    if (!from || !to) return { line: '', label: '' }
    const { via = [] } = connection
    const ends = endsBetween(from, to, { via, aside: routes.asideOf(connection.id) })
    const d = edgePath(ends, via)
    const at = pointOn(cubicsOf(d), routes.labelAt(connection.id))
    const look = edgeLook(connection)
    const color = inked(edgeColor(connection, colors), ink)
    const reading = readings?.(connection)
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
      label: labelOf({ look, word: wordOf(topology, connection), color, at, ink, ...(reading && { reading }) }),
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
}
const DASHES: Readonly<Partial<Record<EdgeLook, string>>> = { calls: '5 5', captures: '0.1 7', deadLetters: '0.1 7' }

const inked = (color: string, ink: Ink) => ink.color(/^var\((--[\w-]+)\)$/.exec(color)?.[1] ?? '--line-strong')
const wordOf = (topology: Topology, connection: Connection) => edgeWord(topology, connection).slice(0, LONGEST_WORD)
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
  const figureColor = !reading?.behind ? ink.color('--text') : look === 'calls' ? ink.color('--bad') : color
  const x = box.x + PADDING
  return svg(
    'g',
    {},
    svg('rect', { ...box, fill: ink.color('--surface'), stroke: ink.color('--line') }),
    word && line(word, { x, y: at.y, font: WORD, fill: wordColor }),
    figure && line(figure, { x: x + wide + (word ? GAP : 0), y: at.y, font: FIGURE, fill: figureColor }),
  )
}
