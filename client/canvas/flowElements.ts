import type { Edge, Node } from '@xyflow/react'
import { type Stream, streamsOf } from '../../shared/topology/isStream'
import type { Connection, Framed, Note, Position, Service, Store, Topic, Topology } from '../../shared/topology/model'
import { nameOf } from '../../shared/topology/nameOf'
import { edgeSentence } from '../board/edgeWords'
import { drawnGroupColors } from '../live/groupColor'
import { type Bend, sidesThrough } from './edgeGeometry'
import { edgeColor } from './edges/edgeLook'
import { type EdgeRoute, edgeRoutes } from './edges/edgeRoutes'
import { type FrameFlowNode, frameNodes } from './frames/frameNodes'
import { lineWord, type ShownConnection, shownConnections, standsFor, viaOf } from './frames/shownConnections'
import { handlesFor } from './nodeHandles'
import { type Box, sizeOf } from './nodeSize'

export type ServiceFlowNode = Node<{ readonly element: Service }, 'service'>
export type TopicFlowNode = Node<{ readonly element: Topic }, 'topic'>
export type StoreFlowNode = Node<{ readonly element: Store }, 'store'>
export type NoteFlowNode = Node<{ readonly element: Note }, 'note'>
export type FlowNode = ServiceFlowNode | TopicFlowNode | StoreFlowNode | NoteFlowNode | FrameFlowNode
export type FlowEdge = Edge<EdgeData, 'connection'>
export type EdgeData = Bend &
  EdgeRoute & {
    readonly connection: Connection
    /** A CSS colour. */
    readonly color: string
    readonly word: string
    /** All that cross the border of a collapsed frame as this one line; `connection` is the first of them. */
    readonly merged?: readonly string[]
  }
/** Replaced, never changed; React Flow's types want them writable all the same. */
export type GraphState = { readonly nodes: FlowNode[]; readonly edges: FlowEdge[] }

type Selection = ReadonlySet<string>

/** The board as React Flow wants it. Whatever did not change keeps its reference; a node being dragged stays where the hand is. */
export function nodesOf(previous: FlowNode[], topology: Topology, selection: Selection): FlowNode[] {
  const before = new Map(previous.map((node) => [node.id, node]))
  let unplaced = 0
  const { services, topics, stores, notes, frames } = topology
  const isShown = ({ frame }: Framed) => frame === undefined || !frames.get(frame)?.collapsed
  const nodes = [services, topics, stores, notes].flatMap((elements) =>
    [...elements.values()].filter(isShown).map((element) => {
      const position = topology.layout.get(element.id) ?? provisionalPosition(unplaced++)
      return keepOrMake(before.get(element.id), { element, position, topology, selected: selection.has(element.id) })
    }),
  )
  const next = [...frameNodes(topology, before, selection), ...nodes]
  return sameItems(previous, next) ? previous : next
}

/** Where something stands for the moment until it is laid out. */
const provisionalPosition = (index: number): Position => ({ x: (index % 4) * 432, y: Math.floor(index / 4) * 160 })

type Wanted = { element: Service | Topic | Store | Note; position: Position; topology: Topology; selected: boolean }

function keepOrMake(before: FlowNode | undefined, { element, position, topology, selected }: Wanted): FlowNode {
  const at = before?.dragging ? before.position : position
  const size = sizeOf(topology, element.id)
  const isSame = before?.data.element === element && before.selected === selected && before.height === size.height
  if (before && isSame && before.width === size.width && samePlace(before.position, at)) return before
  const common = {
    id: element.id,
    position: at,
    selected,
    dragging: before?.dragging,
    ...size,
    measured: size,
    handles: handlesFor(size),
  }
  if ('language' in element)
    return { ...common, type: 'service', data: { element }, ariaLabel: `Service ${element.name}` }
  if ('partitions' in element) return { ...common, type: 'topic', data: { element }, ariaLabel: topicLabel(element) }
  if ('name' in element) return { ...common, type: 'store', data: { element }, ariaLabel: storeLabel(element) }
  return { ...common, type: 'note', data: { element }, ariaLabel: `Note ${element.text.slice(0, 80)}` }
}

const topicLabel = ({ name, partitions }: Topic) =>
  `Topic ${name}, ${partitions} partition${partitions === 1 ? '' : 's'}`
const storeLabel = ({ name, kind }: Store) => `Store ${name}, a ${kind ?? 'state'}`
const samePlace = (a: Position, b: Position) => a.x === b.x && a.y === b.y
const sameItems = <T>(a: readonly T[], b: readonly T[]) => a.length === b.length && a.every((item, i) => item === b[i])

/** Edges leave and enter where the nodes face each other now. What an edge was made of is remembered: most are made of the same again. */
export function edgesOf(
  previous: FlowEdge[],
  { topology, nodes, selection }: { topology: Topology; nodes: readonly FlowNode[]; selection: Selection },
): FlowEdge[] {
  const before = new Map(previous.map((edge) => [edge.id, edge]))
  const places = new Map(nodes.map((node) => [node.id, node]))
  const [colors, streams] = [drawnGroupColors(topology), streamsOf(topology)]
  const routeOf = edgeRoutes(topology)
  const next: FlowEdge[] = []
  for (const line of shownConnections(topology)) {
    const [from, to] = [places.get(line.from), places.get(line.to)]
    if (!from || !to) continue
    const made = {
      line,
      from,
      to,
      selected: standsFor(line).every((id) => selection.has(id)),
      colors,
      streams,
      ...routeOf(line),
    }
    const old = before.get(line.id)
    next.push(old && isSame(madeOf.get(old), made) ? old : keepOrMakeEdge(old, made, topology))
  }
  return sameItems(previous, next) ? previous : next
}

type EdgeMaking = {
  readonly line: ShownConnection
  readonly from: FlowNode
  readonly to: FlowNode
  readonly selected: boolean
  readonly colors: ReturnType<typeof drawnGroupColors>
  /** Among them are those that a way out for failures comes back on. */
  readonly streams: readonly Stream[]
} & EdgeRoute

const madeOf = new WeakMap<FlowEdge, EdgeMaking>()

const isSame = (a: EdgeMaking | undefined, b: EdgeMaking) =>
  a !== undefined &&
  sameLine(a.line, b.line) &&
  a.from === b.from &&
  a.to === b.to &&
  a.selected === b.selected &&
  a.colors === b.colors &&
  a.streams === b.streams &&
  a.aside === b.aside &&
  a.labelAt === b.labelAt &&
  a.words === b.words

const sameLine = (a: ShownConnection, b: ShownConnection) =>
  a.connection === b.connection && sameItems(a.merged ?? [], b.merged ?? [])

function keepOrMakeEdge(old: FlowEdge | undefined, made: EdgeMaking, topology: Topology): FlowEdge {
  const { line, from, to, selected } = made
  const via = viaOf(line)
  const sides = sidesThrough(boxOf(from), via, boxOf(to))
  const edge: FlowEdge = {
    id: line.id,
    type: 'connection',
    source: line.from,
    target: line.to,
    sourceHandle: sides.from,
    targetHandle: sides.to,
    zIndex: BELOW_NODES,
    selected,
    selectable: !line.merged,
    reconnectable: selected && !line.merged,
    ...edgeWords(made, topology),
  }
  const kept = old && sameEdge(old, edge) ? old : edge
  madeOf.set(kept, made)
  return kept
}

const BELOW_NODES = -2

function edgeWords({ line, colors, aside, labelAt, words }: EdgeMaking, topology: Topology) {
  const { connection, merged } = line
  const word = lineWord(topology, line)
  const route = { via: viaOf(line), aside, labelAt, words }
  if (!merged) {
    const data = { connection, color: edgeColor(connection, colors), word, ...route }
    return { data, ariaLabel: edgeSentence(topology, connection) }
  }
  const data = { connection, merged, word, color: 'var(--line-strong)', ...route }
  return { data, ariaLabel: `${word} from ${nameOf(topology, line.from)} to ${nameOf(topology, line.to)}` }
}

/** The connections that a line stands for. */
export const connectionsOf = ({ id, data }: Pick<FlowEdge, 'id' | 'data'>): readonly string[] =>
  standsFor({ id, merged: data?.merged })

export const boxOf = ({ position, width = 0, height = 0 }: FlowNode): Box => ({ ...position, width, height })

const sameEdge = (a: FlowEdge, b: FlowEdge) =>
  sameData(a.data, b.data) &&
  a.source === b.source &&
  a.target === b.target &&
  a.selected === b.selected &&
  a.sourceHandle === b.sourceHandle &&
  a.targetHandle === b.targetHandle &&
  a.ariaLabel === b.ariaLabel

const sameData = (a: EdgeData | undefined, b: EdgeData | undefined) =>
  a?.connection === b?.connection &&
  a?.color === b?.color &&
  a?.word === b?.word &&
  a?.aside === b?.aside &&
  a?.labelAt === b?.labelAt &&
  a?.words === b?.words &&
  sameItems(a?.merged ?? [], b?.merged ?? []) &&
  sameWay(a?.via, b?.via)

const sameWay = (a: readonly Position[] = [], b: readonly Position[] = []) =>
  a === b || (a.length === b.length && a.every((at, i) => samePlace(at, b[i] ?? at)))
