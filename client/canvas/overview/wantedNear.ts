import type { FlowNode, GraphState } from '../flowElements'
import type { Box } from '../nodeSize'

/** A board that React Flow shows as a whole, however far away. */
const SMALL = { nodes: 500, edges: 1_000 }
/** Nodes in view up to which it shows all of them; there must be some fewer before it does so again. */
const [MOST, AGAIN] = [220, 160]
/** Nodes that it has at most, of which those out of view are not on the page. */
const LIMIT = 400
/** Of the view's size, on each side: what a hand is about to bring into view. */
const AROUND = 0.25

export const isLarge = ({ nodes, edges }: GraphState): boolean =>
  nodes.length > SMALL.nodes || edges.length > SMALL.edges

export type Wanted = {
  readonly far: boolean /** The nearest to the middle of the view first. */
  readonly ids: readonly string[]
}

/** What React Flow is to have of a large board while this is in view: nothing from far away, and otherwise that and what it is connected with. */
export function wantedNear({ nodes, edges }: GraphState, shown: Box, wasFar: boolean): Wanted {
  const seen = nodes.filter((node) => isIn(node, shown))
  if (seen.length > (wasFar ? AGAIN : MOST)) return { far: true, ids: [] }
  const around = grown(shown)
  const near = nodes
    .filter((node) => isIn(node, around))
    .map(({ id, position }) => ({ id, distance: distanceFrom(shown, position) }))
    .sort((a, b) => a.distance - b.distance)
  return { far: false, ids: [...new Set([...near.map(({ id }) => id), ...endsOf(seen, edges)])].slice(0, LIMIT) }
}

const isIn = ({ position: { x, y }, width = 0, height = 0 }: FlowNode, box: Box): boolean =>
  x < box.x + box.width && box.x < x + width && y < box.y + box.height && box.y < y + height

const grown = ({ x, y, width, height }: Box): Box => ({
  x: x - AROUND * width,
  y: y - AROUND * height,
  width: width * (1 + 2 * AROUND),
  height: height * (1 + 2 * AROUND),
})

const distanceFrom = (box: Box, { x, y }: FlowNode['position']): number =>
  Math.hypot(x - box.x - box.width / 2, y - box.y - box.height / 2)

/** The other ends of what is seen: a connection is React Flow's only with both. */
function endsOf(seen: readonly FlowNode[], edges: readonly { source: string; target: string }[]): readonly string[] {
  const ids = new Set(seen.map(({ id }) => id))
  return edges.flatMap(({ source, target }) =>
    ids.has(source) === ids.has(target) ? [] : [ids.has(source) ? target : source],
  )
}
