import { anchor, edgePath, facingSides } from '../edgeGeometry'
import { boxOf, type FlowEdge, type FlowNode, type GraphState } from '../flowElements'
import type { Box } from '../nodeSize'
import { samplePath } from '../sampledPath'
import { answerOf } from './callDots'
import { inletOf } from './dotRouter'

/** Where the dots of an edge run, in canvas units. */
export type Curve = { readonly points: Float32Array; readonly length: number }

/** Worked out when first asked for, and again once an end has moved. */
export function createEdgeCurves(graph: () => GraphState): (edge: string) => Curve | null {
  const known = new Map<string, { readonly from: FlowNode; readonly to: FlowNode; readonly curve: Curve }>()
  const find = createFinder(graph)
  return (id) => {
    const ends = find(id)
    if (!ends) return null
    const [from, to] = ends
    const held = known.get(id)
    if (held && held.from === from && held.to === to) return held.curve
    const curve = samplePath(from === to ? inletPath(boxOf(to)) : curveBetween(boxOf(from), boxOf(to)))
    known.set(id, { from, to, curve })
    return curve
  }
}

function createFinder(graph: () => GraphState): (edge: string) => readonly [FlowNode, FlowNode] | null {
  let of: GraphState | null = null
  let nodes = new Map<string, FlowNode>()
  let edges = new Map<string, Way>()
  return (id) => {
    const now = graph()
    if (now !== of) {
      nodes = new Map(now.nodes.flatMap((node) => [[node.id, node] as const, [inletOf(node.id), node] as const]))
      edges = new Map(now.edges.flatMap(bothWays))
      of = now
    }
    const edge = edges.get(id)
    const [from, to] = edge ? [nodes.get(edge.source), nodes.get(edge.target)] : [nodes.get(id), nodes.get(id)]
    return from && to ? [from, to] : null
  }
}

type Way = Pick<FlowEdge, 'source' | 'target'>

const bothWays = ({ id, source, target }: FlowEdge): readonly (readonly [string, Way])[] => [
  [id, { source, target }],
  [answerOf(id), { source: target, target: source }],
]

function curveBetween(from: Box, to: Box): string {
  const sides = facingSides(from, to)
  return edgePath({ start: anchor(from, sides.from), end: anchor(to, sides.to), sides }).d
}

const INLET_HEIGHT = 64

/** Straight down onto the topic. */
function inletPath({ x, y, width }: Box): string {
  const [middle, top] = [x + width / 2, y - INLET_HEIGHT]
  return `M${middle} ${top} C${middle} ${top + INLET_HEIGHT / 3} ${middle} ${y - INLET_HEIGHT / 3} ${middle} ${y}`
}
