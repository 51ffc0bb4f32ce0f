import type { Connection, Position, Topology } from '../../../shared/topology/model'
import { remembered } from '../../../shared/topology/remembered'
import { edgeWord } from '../../board/edgeWords'
import { TEXT_GROWTH } from '../detail'
import { type Bend, edgePath, endsBetween } from '../edgeGeometry'
import { type Box, sizeOf } from '../nodeSize'
import { cubicsOf, pointOn } from '../sampledPath'
import { IN_THE_MIDDLE, type Labelled, type LabelPlace, labelPlaces } from './labelPlaces'
import { parallels } from './parallels'

/** How the connections of a drawing lie, as far as it depends on the others. */
export type EdgeRoutes = {
  asideOf(id: string): number
  labelOf(id: string): LabelRoute
}

export type LabelRoute = {
  /** Where its label stands on its way, 0..1. */
  readonly labelAt: number
  /** From where its words are shown: from near and far, from near alone, or not at all. Its figure always is. */
  readonly words: Words
}
export type Words = 'always' | 'near' | 'never'

/** Of what lies otherwise than its connection is drawn. */
export const STRAIGHT_ROUTE = { aside: 0, labelAt: IN_THE_MIDDLE.at, words: 'always' } as const

/** Worked out once per state of the drawing, not while something is dragged: a label keeps its share of the way as its connection moves. */
export const edgeRoutes = remembered(workOut)

/** With more, labels are in each other's way wherever they stand, and an edit must stay fast. */
const MOST_PLACED = 2_000

const asidesOf = remembered((connections: Topology['connections']) => parallels(connections.values()))

function workOut(topology: Topology): EdgeRoutes {
  const asides = asidesOf(topology.connections)
  const asideOf = (id: string) => asides.get(id) ?? 0
  const places = topology.connections.size > MOST_PLACED ? undefined : placesIn(topology, asideOf)
  return {
    asideOf,
    labelOf: (id) => {
      const { at, width } = places?.get(id) ?? IN_THE_MIDDLE
      return { labelAt: at, words: WORDS[width] ?? 'never' }
    },
  }
}

/** By which of a label's widths there is room for. */
const WORDS = ['always', 'near', 'never'] as const

function placesIn(topology: Topology, asideOf: (id: string) => number): ReadonlyMap<string, LabelPlace> {
  const boxes = nodeBoxes(topology)
  return labelPlaces(labelsOf(topology, boxes, asideOf), [...boxes.values()])
}

const nodeBoxes = (topology: Topology): ReadonlyMap<string, Box> =>
  new Map([...topology.layout].map(([id, at]) => [id, { ...at, ...sizeOf(topology, id) }]))

/** Words stand there always and choose first; figures come and go. */
function labelsOf(
  topology: Topology,
  boxes: ReadonlyMap<string, Box>,
  asideOf: (id: string) => number,
): readonly Labelled[] {
  const labels = [...topology.connections.values()].flatMap((connection) => {
    const [from, to] = [boxes.get(connection.from), boxes.get(connection.to)]
    if (!from || !to || connection.kind === 'keeps') return []
    const word = edgeWord(topology, connection)
    const pointAt = wayOf(connection, { from, to, aside: asideOf(connection.id) })
    return [{ id: connection.id, word, widths: widthsOf(word, FIGURE[connection.kind]), pointAt }]
  })
  return [...labels.filter(({ word }) => word !== ''), ...labels.filter(({ word }) => word === '')]
}

/** Canvas units: as wide as `1,204 /s`, or as `lag 204 · 38 ms`. */
const FIGURE = { produces: 64, subscribes: 100, calls: 100, keeps: 0, captures: 64 } as const
const LETTER = 6.2

/** With its words as they are drawn from far away and from near by, and without. */
function widthsOf(word: string, figure: number): readonly number[] {
  const [all, alone] = [figure + word.length * LETTER, figure * TEXT_GROWTH.far]
  return word === '' ? [alone] : [all * TEXT_GROWTH.far, Math.max(all, alone), alone]
}

type Between = { readonly from: Box; readonly to: Box } & Pick<Bend, 'aside'>

function wayOf({ via = [] }: Connection, { from, to, aside }: Between): (t: number) => Position {
  const cubics = cubicsOf(edgePath(endsBetween(from, to, { via, aside }), via))
  return (t) => pointOn(cubics, t)
}
