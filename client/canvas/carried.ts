import type { NodePositionChange } from '@xyflow/react'
import { facingSides } from './edgeGeometry'
import { boxOf, type FlowEdge, type FlowNode, type GraphState } from './flowElements'

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
    const [from, to] = [moved[nodeAt.get(edge?.source ?? '') ?? -1], moved[nodeAt.get(edge?.target ?? '') ?? -1]]
    if (edge && from && to) turned[at] = facing(edge, from, to)
  }
  return remember({ nodes: moved, edges: turned }, { nodeAt, edgesAt })
}

const inHand = (node: FlowNode, { position, dragging }: Pick<FlowNode, 'position' | 'dragging'>): FlowNode => ({
  ...node,
  position,
  dragging,
})

function facing(edge: FlowEdge, from: FlowNode, to: FlowNode): FlowEdge {
  const sides = facingSides(boxOf(from), boxOf(to))
  const stays = edge.sourceHandle === sides.from && edge.targetHandle === sides.to
  return stays ? edge : { ...edge, sourceHandle: sides.from, targetHandle: sides.to }
}

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
