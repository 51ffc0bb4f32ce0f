import type { Connection, Position, Topology } from '../../../shared/topology/model'
import { remembered } from '../../../shared/topology/remembered'
import { edgeWord } from '../../board/edgeWords'
import { type Bend, edgePath, endsBetween } from '../edgeGeometry'
import { type Box, sizeOf } from '../nodeSize'
import { cubicsOf, pointOn } from '../sampledPath'
import { type Labelled, labelPlaces, MIDDLE } from './labelPlaces'
import { parallels } from './parallels'

/** How the connections of a drawing lie, as far as it depends on the others. */
export type EdgeRoutes = {
  asideOf(id: string): number
  /** Where its label stands on its way, 0..1. */
  labelAt(id: string): number
}

/** Of what lies otherwise than its connection is drawn. */
export const STRAIGHT_ROUTE = { aside: 0, labelAt: MIDDLE }

/** Worked out once per state of the drawing, not while something is dragged: a label keeps its share of the way as its connection moves. */
export const edgeRoutes = remembered(workOut)

/** With more, labels are in each other's way wherever they stand, and an edit must stay fast. */
const MOST_PLACED = 2_000

const asidesOf = remembered((connections: Topology['connections']) => parallels(connections.values()))

function workOut(topology: Topology): EdgeRoutes {
  const asides = asidesOf(topology.connections)
  const asideOf = (id: string) => asides.get(id) ?? 0
  const places = topology.connections.size > MOST_PLACED ? undefined : placesIn(topology, asideOf)
  return { asideOf, labelAt: (id) => places?.get(id) ?? MIDDLE }
}

function placesIn(topology: Topology, asideOf: (id: string) => number): ReadonlyMap<string, number> {
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
    return [{ id: connection.id, word, width: WIDTH.least + word.length * WIDTH.letter, pointAt }]
  })
  return [...labels.filter(({ word }) => word !== ''), ...labels.filter(({ word }) => word === '')]
}

/** Canvas units; the least is as wide as a figure such as `lag 1,204`. */
const WIDTH = { least: 72, letter: 6.2 }

type Between = { readonly from: Box; readonly to: Box } & Pick<Bend, 'aside'>

function wayOf({ via = [] }: Connection, { from, to, aside }: Between): (t: number) => Position {
  const cubics = cubicsOf(edgePath(endsBetween(from, to, { via, aside }), via))
  return (t) => pointOn(cubics, t)
}
