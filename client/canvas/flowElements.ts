import { type Edge, type Node, Position as Side } from '@xyflow/react'
import type { Connection, Note, Position, Service, Store, Topic, Topology } from '../../shared/topology/model'
import { edgeSentence, edgeWord } from '../board/edgeWords'
import { drawnGroupColors } from '../live/groupColor'
import { facingSides } from './edgeGeometry'
import { edgeColor } from './edges/edgeLook'
import { type Size, sizeOf } from './nodeSize'

export type ServiceFlowNode = Node<{ readonly element: Service }, 'service'>
export type TopicFlowNode = Node<{ readonly element: Topic }, 'topic'>
export type StoreFlowNode = Node<{ readonly element: Store }, 'store'>
export type NoteFlowNode = Node<{ readonly element: Note }, 'note'>
export type FlowNode = ServiceFlowNode | TopicFlowNode | StoreFlowNode | NoteFlowNode
export type FlowEdge = Edge<
  { readonly connection: Connection /** A CSS colour. */; readonly color: string; readonly word: string },
  'connection'
>

type Selection = ReadonlySet<string>

/** The board as React Flow wants it. Whatever did not change keeps its reference; a node being dragged stays where the hand is. */
export function nodesOf(previous: FlowNode[], topology: Topology, selection: Selection): FlowNode[] {
  const before = new Map(previous.map((node) => [node.id, node]))
  let unplaced = 0
  const { services, topics, stores, notes } = topology
  const next = [services, topics, stores, notes].flatMap((elements) =>
    [...elements.values()].map((element) => {
      const position = topology.layout.get(element.id) ?? provisionalPosition(unplaced++)
      return keepOrMake(before.get(element.id), { element, position, topology, selected: selection.has(element.id) })
    }),
  )
  return sameItems(previous, next) ? previous : next
}

/** Where something stands for the moment until it is laid out. */
const provisionalPosition = (index: number): Position => ({ x: (index % 4) * 432, y: Math.floor(index / 4) * 160 })

type Wanted = { element: Service | Topic | Store | Note; position: Position; topology: Topology; selected: boolean }

function keepOrMake(before: FlowNode | undefined, { element, position, topology, selected }: Wanted): FlowNode {
  const at = before?.dragging ? before.position : position
  if (before && before.data.element === element && before.selected === selected && samePlace(before.position, at))
    return before
  const size = sizeOf(topology, element.id)
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

/** Covers the whole node while a connection is being drawn. */
export const DROP_HANDLE = 'drop'

function handlesFor({ width, height }: Size): NonNullable<FlowNode['handles']> {
  const at = (position: Side, x: number, y: number, id: string = position) =>
    ({ id, type: 'source', position, x, y, width: 0, height: 0 }) as const
  return [
    at(Side.Left, 0, height / 2),
    at(Side.Right, width, height / 2),
    at(Side.Top, width / 2, 0),
    at(Side.Bottom, width / 2, height),
    at(Side.Left, 0, height / 2, DROP_HANDLE),
  ]
}

/** Edges leave and enter where the nodes face each other now, also while one of them is being dragged. */
export function edgesOf(
  previous: FlowEdge[],
  { topology, nodes, selection }: { topology: Topology; nodes: readonly FlowNode[]; selection: Selection },
): FlowEdge[] {
  const before = new Map(previous.map((edge) => [edge.id, edge]))
  const places = new Map(nodes.map((node) => [node.id, { ...node.position, ...sizeFrom(node) }]))
  const colors = drawnGroupColors(topology)
  const next: FlowEdge[] = []
  for (const connection of topology.connections.values()) {
    const [from, to] = [places.get(connection.from), places.get(connection.to)]
    if (!from || !to) continue
    const sides = facingSides(from, to)
    const edge: FlowEdge = {
      id: connection.id,
      type: 'connection',
      source: connection.from,
      target: connection.to,
      sourceHandle: sides.from,
      targetHandle: sides.to,
      zIndex: BELOW_NODES,
      selected: selection.has(connection.id),
      reconnectable: selection.has(connection.id),
      data: { connection, color: edgeColor(connection, colors), word: edgeWord(topology, connection) },
      ariaLabel: edgeSentence(topology, connection),
    }
    const old = before.get(edge.id)
    next.push(old && sameEdge(old, edge) ? old : edge)
  }
  return sameItems(previous, next) ? previous : next
}

const BELOW_NODES = -2

const sizeFrom = ({ width = 0, height = 0 }: FlowNode): Size => ({ width, height })

const sameEdge = (a: FlowEdge, b: FlowEdge) =>
  a.data?.connection === b.data?.connection &&
  a.data?.color === b.data?.color &&
  a.data?.word === b.data?.word &&
  a.selected === b.selected &&
  a.sourceHandle === b.sourceHandle &&
  a.targetHandle === b.targetHandle &&
  a.ariaLabel === b.ariaLabel
