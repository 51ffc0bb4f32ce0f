import { IconArrowsRight, IconMailX, IconStack2, IconTable } from '@tabler/icons-react'
import type { ConnectionKind, NodeKind, Position, Topology } from '../../shared/topology/model'
import { addConnected, addNode, connectNodes, connectThroughTopic, halfway } from '../board/commands/connecting'
import { canConnect } from '../board/commands/connectionRules'
import { type Addable, type Drawn, type Ends, type Place, receives } from '../board/commands/newElements'
import { NODE_KINDS } from '../ui/nodeKinds'
import type { Choice } from '../ui/PointMenu'
import type { Canvas } from './canvasContext'
import { framedPlace } from './frames/framedPlace'
import { freePlace, nearestFreePlace } from './freePlace'
import { type Size, STARTING_SIZE, sizeOf } from './nodeSize'
import { snapped } from './snapped'

/** A place on the page and the same place on the board. */
export type Spot = {
  readonly page: Position
  readonly board: Position
  /** Nobody pointed there: a free place near it will do. */
  readonly vague?: boolean
}

/** Adds a node with its middle at the spot, or close by where another one stands; its name is ready to be typed. */
export function addAt(canvas: Canvas, kind: NodeKind, { board, vague }: Spot) {
  const { topology } = canvas.session.state.getState()
  const [size, place] = [STARTING_SIZE[kind], centered(kind, board)]
  const at = vague ? framedPlace(topology, size, freePlace(topology, size, place)) : pointedPlace(topology, size, place)
  present(canvas, addNode(canvas, kind, at))
}

/** Where something goes that a hand puts there: beside what stands there already, and into the frame that was pointed at. */
const pointedPlace = (topology: Topology, size: Size, at: Position): Place => ({
  ...framedPlace(topology, size, at),
  ...nearestFreePlace(topology, size, at),
})

/** What was just added: selected, its name ready to be typed. */
export function present({ workspace }: Canvas, id: string) {
  workspace.setState({ selection: new Set([id]), renaming: id })
}

export function centered(kind: Addable, { x, y }: Position): Position {
  const { width, height } = STARTING_SIZE[nodeKindOf(kind)]
  return snapped({ x: x - width / 2, y: y - height / 2 })
}

const nodeKindOf = (kind: Addable): NodeKind => (kind === 'table' ? 'store' : kind)

const ANYTHING = ['service', 'topic', 'store', 'note'] as const

/** `N`, `/` or a double click on empty canvas. */
export const pickNode = ({ canvas, spot }: { canvas: Canvas; spot: Spot }) =>
  canvas.picker.setState({
    picking: {
      at: spot.page,
      title: 'Add',
      choices: ANYTHING.map((kind) => ({ ...NODE_KINDS[kind], pick: () => addAt(canvas, kind, spot) })),
    },
  })

/** A connection was dropped on empty canvas: what could be at its end. */
export function pickEnd(canvas: Canvas, from: string, { board, page }: Spot) {
  const choices = newEnds(canvas, from, { middle: () => board })
  if (choices.length > 0) canvas.picker.setState({ picking: { at: page, title: 'Connect to a new', choices } })
}

/** The same by keyboard: beside where the connection begins, or below whatever stands there, and called as it was typed. */
export function newEndsBeside(canvas: Canvas, from: string, name: string): readonly Choice[] {
  const { topology } = canvas.session.state.getState()
  const start = topology.layout.get(from) ?? { x: 0, y: 0 }
  const { width, height } = sizeOf(topology, from)
  return newEnds(canvas, from, {
    name,
    middle: (size) => {
      const at = { x: start.x + width + BESIDE, y: start.y + (height - size.height) / 2 }
      const free = freePlace(topology, size, at)
      return { x: free.x + size.width / 2, y: free.y + size.height / 2 }
    },
  })
}

/** Room for the words of a connection. */
const BESIDE = 120

type NewEnd = { readonly middle: (size: Size) => Position; readonly name?: string }

/** What could be at the end of a connection; picking one draws both. */
function newEnds(canvas: Canvas, from: string, { middle, name = '' }: NewEnd): readonly Choice[] {
  const { topology } = canvas.session.state.getState()
  const placeOf = (kind: Addable) => {
    const size = STARTING_SIZE[nodeKindOf(kind)]
    return pointedPlace(topology, size, centered(kind, middle(size)))
  }
  return possibleEnds(topology, from).map(
    ({ kind, by, icon, ...words }): Choice => ({
      ...words,
      icon: icon ?? NODE_KINDS[nodeKindOf(kind)].icon,
      pick: () => present(canvas, addConnected(canvas, { from, kind, by, at: placeOf(kind), name })),
    }),
  )
}

type End = { readonly kind: Addable; readonly by: Drawn } & Pick<Choice, 'label' | 'hint'> & Partial<Choice>

function possibleEnds(topology: Topology, from: string): readonly End[] {
  const { services, topics, stores } = topology
  if (services.has(from)) return receives(topology, from) ? [...ENDS.service, ...ENDS.receiver] : ENDS.service
  if (topics.has(from)) return ENDS.topic
  return stores.get(from)?.kind === 'table' ? ENDS.table : []
}

const ENDS = {
  service: [
    { kind: 'topic', by: 'produces', label: 'Topic', hint: 'This service produces to it' },
    { kind: 'service', by: 'calls', label: 'Service', hint: 'Called by this service over HTTP' },
    { kind: 'table', by: 'keeps', label: 'Table', hint: 'This service writes its rows', icon: IconTable },
  ],
  receiver: [
    { kind: 'store', by: 'keeps', label: 'State', hint: 'Folded from what this service receives' },
    { kind: 'topic', by: 'deadLetters', label: 'Dead letters', hint: 'What this service gives up', icon: IconMailX },
  ],
  topic: [{ kind: 'service', by: 'subscribes', label: 'Service', hint: 'Subscribes to this topic' }],
  table: [{ kind: 'topic', by: 'captures', label: 'Topic', hint: 'Gets the changes of this table' }],
} as const satisfies Record<string, readonly End[]>

/** Draws a connection between two nodes; asks where it can mean more than one thing, says why where it means nothing. */
export function connectOrAsk(canvas: Canvas, ends: Ends, page: Position) {
  const verdict = canConnect(canvas.session.state.getState().topology, ends.from, ends.to)
  if (!verdict.ok) return canvas.notify(verdict.reason)
  const choices = meanings(canvas, ends).filter(({ kind }) => verdict.kinds.includes(kind))
  const [only, ...more] = choices
  if (only && more.length === 0) only.pick()
  else canvas.picker.setState({ picking: { at: page, title: 'Connect by', choices } })
}

type Meaning = Choice & { readonly kind: ConnectionKind }

export function meanings(canvas: Canvas, ends: Ends): readonly Meaning[] {
  const { topology } = canvas.session.state.getState()
  const plain = (kind: ConnectionKind) => () => connectNodes(canvas, kind, ends)
  const between = topology.services.has(ends.from) && topology.services.has(ends.to)
  if (!between) {
    return (['produces', 'subscribes', 'keeps', 'captures'] as const).map((kind) => ({
      kind,
      label: kind,
      hint: '',
      icon: IconStack2,
      pick: plain(kind),
    }))
  }
  const throughTopic = () => present(canvas, connectThroughTopic(canvas, ends, placeBetween(topology, ends)))
  return [
    { kind: 'produces', label: 'Event', hint: 'Through a new topic on Kafka', icon: IconStack2, pick: throughTopic },
    {
      kind: 'calls',
      label: 'HTTP call',
      hint: 'Directly, and it waits for the answer',
      icon: IconArrowsRight,
      pick: plain('calls'),
    },
  ]
}

/** In the middle between two services, or below whatever stands there. */
function placeBetween(topology: Topology, ends: Ends): Place {
  const { x, y } = halfway(topology, ends)
  const { width, height } = STARTING_SIZE.service
  const middle = centered('topic', { x: x + width / 2, y: y + height / 2 })
  return framedPlace(topology, STARTING_SIZE.topic, freePlace(topology, STARTING_SIZE.topic, middle))
}
