import { type Bend, edgePath, endsBetween, STRAIGHT } from '../edgeGeometry'
import { boxOf, connectionsOf, type FlowEdge, type FlowNode, type GraphState } from '../flowElements'
import type { Box } from '../nodeSize'
import { samplePath } from '../sampledPath'
import { answerOf } from './callDots'
import { inletOf } from './dotRouter'

/** Where the dots of an edge run, in canvas units. */
export type Curve = { readonly points: Float32Array; readonly length: number }

/** Worked out when first asked for, and again once an end has moved. */
export function createEdgeCurves(graph: () => GraphState): (edge: string) => Curve | null {
  const known = new Map<string, Way & { readonly curve: Curve }>()
  const find = createFinder(graph)
  return (id) => {
    const way = find(id)
    if (!way) return null
    const { from, to, edge } = way
    const held = known.get(id)
    if (held && held.from === from && held.to === to && held.edge === edge) return held.curve
    const curve = samplePath(edge ? pathOf(way, edge) : inletPath(boxOf(to)))
    known.set(id, { ...way, curve })
    return curve
  }
}

type Way = {
  readonly from: FlowNode
  readonly to: FlowNode
  /** None where messages of nobody in the drawing come in. */
  readonly edge: FlowEdge | null
}

function createFinder(graph: () => GraphState): (id: string) => Way | null {
  let of: GraphState | null = null
  let nodes = new Map<string, FlowNode>()
  let edges = new Map<string, FlowEdge>()
  return (id) => {
    const now = graph()
    if (now !== of) {
      nodes = new Map(now.nodes.flatMap((node) => [[node.id, node] as const, [inletOf(node.id), node] as const]))
      edges = new Map(now.edges.flatMap(bothWays))
      of = now
    }
    const edge = edges.get(id) ?? null
    const back = edge !== null && !connectionsOf(edge).includes(id)
    const from = nodes.get(edge ? (back ? edge.target : edge.source) : id)
    const to = nodes.get(edge ? (back ? edge.source : edge.target) : id)
    return from && to ? { from, to, edge } : null
  }
}

const bothWays = (edge: FlowEdge): readonly (readonly [string, FlowEdge])[] =>
  connectionsOf(edge).flatMap((id) => [[id, edge] as const, [answerOf(id), edge] as const])

/** Answers fly back on the way of their requests. */
function pathOf({ from, to }: Way, { source, data }: FlowEdge): string {
  const { via: there, aside }: Bend = data ?? STRAIGHT
  const via = from.id === source ? there : there.toReversed()
  return edgePath(endsBetween(boxOf(from), boxOf(to), { via, aside }), via)
}

/** The style sheet has the same (`.sb-inlet`). */
const INLET_HEIGHT = 44

/** Straight down onto the topic. */
function inletPath({ x, y, width }: Box): string {
  const [middle, top] = [x + width / 2, y - INLET_HEIGHT]
  return `M${middle} ${top} C${middle} ${top + INLET_HEIGHT / 3} ${middle} ${y - INLET_HEIGHT / 3} ${middle} ${y}`
}
