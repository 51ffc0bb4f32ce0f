import { IconArrowsRight, IconStack2 } from '@tabler/icons-react'
import type { ConnectionKind, NodeKind, Position, Topology } from '../../shared/topology/model'
import { addConnected, addNode, connectNodes, connectThroughTopic, halfway } from '../board/commands/connecting'
import { canConnect } from '../board/commands/connectionRules'
import { type Ends, GRID } from '../board/commands/newElements'
import type { Canvas } from './canvasContext'
import { freePlace } from './freePlace'
import { NODE_KINDS } from './nodeKinds'
import { STARTING_SIZE } from './nodeSize'
import type { Choice } from './picking'

/** A place on the page and the same place on the board. */
export type Spot = {
  readonly page: Position
  readonly board: Position /** Nobody pointed there: any free place near it will do. */
  readonly vague?: boolean
}

/** Adds a node with its middle at the spot; its name is ready to be typed. */
export function addAt(canvas: Canvas, kind: NodeKind, { board, vague }: Spot) {
  const place = centered(kind, board)
  const { topology } = canvas.session.state.getState()
  present(canvas, addNode(canvas, kind, vague ? freePlace(topology, STARTING_SIZE[kind], place) : place))
}

function present({ workspace }: Canvas, id: string) {
  workspace.setState({ selection: new Set([id]), renaming: id })
}

const snap = (value: number) => Math.round(value / GRID) * GRID

function centered(kind: NodeKind, { x, y }: Position): Position {
  const { width, height } = STARTING_SIZE[kind]
  return { x: snap(x - width / 2), y: snap(y - height / 2) }
}

const ANYTHING = ['service', 'topic', 'note'] as const

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
export function pickEnd(canvas: Canvas, from: string, spot: Spot) {
  const { services, topics } = canvas.session.state.getState().topology
  const end = (kind: NodeKind, by: ConnectionKind, words: Pick<Choice, 'label' | 'hint'>): Choice => ({
    ...words,
    icon: NODE_KINDS[kind].icon,
    pick: () => present(canvas, addConnected(canvas, { from, kind, by, at: centered(kind, spot.board) })),
  })
  const fromService = [
    end('topic', 'produces', { label: 'Topic', hint: 'This service produces to it' }),
    end('service', 'calls', { label: 'Service', hint: 'Called by this service over HTTP' }),
  ]
  const fromTopic = [end('service', 'subscribes', { label: 'Service', hint: 'Subscribes to this topic' })]
  const choices = services.has(from) ? fromService : topics.has(from) ? fromTopic : []
  if (choices.length > 0) canvas.picker.setState({ picking: { at: spot.page, title: 'Connect to a new', choices } })
}

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
    return (['produces', 'subscribes'] as const).map((kind) => ({
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
function placeBetween(topology: Topology, ends: Ends): Position {
  const { x, y } = halfway(topology, ends)
  const { width, height } = STARTING_SIZE.service
  return freePlace(topology, STARTING_SIZE.topic, centered('topic', { x: x + width / 2, y: y + height / 2 }))
}
