import type { Position, Topology } from '../../../shared/topology/model'
import { remembered } from '../../../shared/topology/remembered'
import { TEXT_GROWTH } from '../detail'
import { type Bend, edgePath, endsBetween } from '../edgeGeometry'
import { crosses, lineWord, type ShownConnection, shownConnections, viaOf } from '../frames/shownConnections'
import { standingBoxes } from '../frames/standingBoxes'
import type { Box } from '../nodeSize'
import { cubicsOf, pointOn } from '../sampledPath'
import { IN_THE_MIDDLE, type Labelled, type LabelPlace, labelPlaces } from './labelPlaces'
import { parallels } from './parallels'

/** How a line of a drawing lies, as far as that depends on the others. */
export type EdgeRoute = Pick<Bend, 'aside'> & {
  /** Where its label stands on its way, 0..1. */
  readonly labelAt: number
  /** From where its words are shown: from near and far, from near alone, or not at all. Its figure always is. */
  readonly words: 'always' | 'near' | 'never'
}

/** Worked out once per state of the drawing, not while something is dragged: a label keeps its share of the way as its connection moves. */
export const edgeRoutes = remembered(workOut)

/** With more, labels are in each other's way wherever they stand, and an edit must stay fast. */
const MOST_PLACED = 2_000

const asidesOf = remembered((connections: Topology['connections']) => parallels(connections.values()))

function workOut(topology: Topology): (line: ShownConnection) => EdgeRoute {
  const asides = asidesOf(topology.connections)
  const asideOf = (line: ShownConnection) => (crosses(line) ? 0 : (asides.get(line.id) ?? 0))
  const places = topology.connections.size > MOST_PLACED ? undefined : placesIn(topology, asideOf)
  return (line) => {
    const { at, width } = places?.get(line.id) ?? IN_THE_MIDDLE
    return { aside: asideOf(line), labelAt: at, words: WORDS[width] ?? 'never' }
  }
}

/** By which of a label's widths there is room for. */
const WORDS = ['always', 'near', 'never'] as const

type AsideOf = (line: ShownConnection) => number

function placesIn(topology: Topology, asideOf: AsideOf): ReadonlyMap<string, LabelPlace> {
  const boxes = standingBoxes(topology)
  return labelPlaces(labelsOf(topology, boxes, asideOf), [...boxes.values()])
}

/** Words stand there always and choose first; figures come and go. */
function labelsOf(topology: Topology, boxes: ReadonlyMap<string, Box>, asideOf: AsideOf): readonly Labelled[] {
  const labels = shownConnections(topology).flatMap((line) => {
    const [from, to] = [boxes.get(line.from), boxes.get(line.to)]
    if (!from || !to || line.connection.kind === 'keeps') return []
    const word = lineWord(topology, line)
    const pointAt = wayOf(line, { from, to, aside: asideOf(line) })
    return [{ id: line.id, word, widths: widthsOf(word, figureOf(line)), pointAt }]
  })
  return [...labels.filter(({ word }) => word !== ''), ...labels.filter(({ word }) => word === '')]
}

/** Canvas units: as wide as `1,204 /s`, or as `lag 204 · 38 ms`; of several together both. */
const FIGURE = { produces: 64, subscribes: 100, calls: 100, keeps: 0, captures: 64 } as const
const figureOf = ({ merged, connection }: ShownConnection) => (merged ? FIGURE.subscribes : FIGURE[connection.kind])

const LETTER = 6.2

/** With its words as they are drawn from far away and from near by, and without. */
function widthsOf(word: string, figure: number): readonly number[] {
  const [all, alone] = [figure + word.length * LETTER, figure * TEXT_GROWTH.far]
  return word === '' ? [alone] : [all * TEXT_GROWTH.far, Math.max(all, alone), alone]
}

type Between = { readonly from: Box; readonly to: Box } & Pick<Bend, 'aside'>

function wayOf(line: ShownConnection, { from, to, aside }: Between): (t: number) => Position {
  const via = viaOf(line)
  const cubics = cubicsOf(edgePath(endsBetween(from, to, { via, aside }), via))
  return (t) => pointOn(cubics, t)
}
