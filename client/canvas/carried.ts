import type { NodePositionChange } from '@xyflow/react'
import type { Position } from '../../shared/topology/model'
import { takenAlong } from '../board/commands/waypoints'
import { sidesThrough } from './edgeGeometry'
import { boxOf, type FlowEdge, type FlowNode, type GraphState } from './flowElements'
import type { Size } from './nodeSize'

/**
 * The graph with some nodes in the hand, where React Flow says they are, and their edges at the sides that face each other now. On a large
 * board a hand moves sixty times a second: nothing else is looked at.
 */
export function carried({ nodes, edges }: GraphState, moves: readonly NodePositionChange[]): GraphState {
  const { nodeAt, edgesAt } = placesIn(nodes, edges)
  const moved = [...nodes]
  for (const { id, position, dragging } of moves) {
    const at = nodeAt.get(id)
    const node = at === undefined ? undefined : nodes[at]
    if (at !== undefined && node) moved[at] = inHand(node, { position: position ?? node.position, dragging })
  }
  const turned = [...edges]
  for (const at of new Set(moves.flatMap(({ id }) => edgesAt.get(id) ?? []))) {
    const edge = edges[at]
    const [from, to] = [nodeAt.get(edge?.source ?? '') ?? -1, nodeAt.get(edge?.target ?? '') ?? -1]
    const [start, end] = [moved[from], moved[to]]
    if (!edge?.data || !start || !end) continue
    const via = takenAlong(edge.data.via, wayOf(nodes[from], start), wayOf(nodes[to], end))
    turned[at] = through(edge, via, [start, end])
  }
  return remember({ nodes: moved, edges: turned }, { nodeAt, edgesAt })
}

/** The graph with one connection on its way through these points. */
export function led({ nodes, edges }: GraphState, id: string, via: readonly Position[]): GraphState {
  const nodeOf = (wanted: string) => nodes.find((node) => node.id === wanted)
  const lead = (edge: FlowEdge) => {
    const [from, to] = [nodeOf(edge.source), nodeOf(edge.target)]
    return from && to ? through(edge, via, [from, to]) : edge
  }
  return { nodes, edges: edges.map((edge) => (edge.id === id ? lead(edge) : edge)) }
}

/** The graph with one node of this size, to which no connection leads. */
export const sized = ({ nodes, edges }: GraphState, id: string, size: Size): GraphState => ({
  nodes: nodes.map((node) => (node.id === id ? { ...node, ...size, measured: size } : node)),
  edges,
})

const inHand = (node: FlowNode, { position, dragging }: Pick<FlowNode, 'position' | 'dragging'>): FlowNode => ({
  ...node,
  position,
  dragging,
})

function through(edge: FlowEdge, via: readonly Position[], [from, to]: readonly [FlowNode, FlowNode]): FlowEdge {
  const sides = sidesThrough(boxOf(from), via, boxOf(to))
  const stays = edge.sourceHandle === sides.from && edge.targetHandle === sides.to && edge.data?.via === via
  return stays || !edge.data
    ? edge
    : { ...edge, sourceHandle: sides.from, targetHandle: sides.to, data: { ...edge.data, via } }
}

const wayOf = (before: FlowNode | undefined, { position: { x, y } }: FlowNode): Position => ({
  x: x - (before?.position.x ?? x),
  y: y - (before?.position.y ?? y),
})

type Places = {
  readonly nodeAt: ReadonlyMap<string, number>
  /** By node: its edges. */
  readonly edgesAt: ReadonlyMap<string, readonly number[]>
}

/** By the nodes; carrying moves nothing within the lists. */
const known = new WeakMap<readonly FlowNode[], { readonly edges: readonly FlowEdge[]; readonly places: Places }>()

function placesIn(nodes: readonly FlowNode[], edges: readonly FlowEdge[]): Places {
  const held = known.get(nodes)
  if (held?.edges === edges) return held.places
  const edgesAt = new Map<string, number[]>(nodes.map(({ id }) => [id, []]))
  edges.forEach(({ source, target }, at) => {
    edgesAt.get(source)?.push(at)
    edgesAt.get(target)?.push(at)
  })
  return { nodeAt: new Map(nodes.map(({ id }, at) => [id, at])), edgesAt }
}

function remember(state: GraphState, places: Places): GraphState {
  known.set(state.nodes, { edges: state.edges, places })
  return state
}
