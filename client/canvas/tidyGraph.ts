import type { ElkNode } from 'elkjs/lib/elk-api'
import { frameOf } from '../../shared/topology/frameOf'
import { heldBy } from '../../shared/topology/heldBy'
import type { Position, Topology } from '../../shared/topology/model'
import type { Direction } from '../board/settings'
import { FOLDED, FRAME_PADDING, FRAME_TITLE, frameBoxes } from './frames/frameBoxes'
import { shownConnections, shownNodes } from './frames/shownConnections'
import { sizeOf } from './nodeSize'

/**
 * What the layout is asked: the nodes given and the connections between them. A frame is a node around its nodes when all of them are given,
 * and one node without anything inside when it is collapsed.
 */
export function tidyGraph(topology: Topology, ids: ReadonlySet<string>, direction: Direction): ElkNode {
  const shown = shownNodes(topology)
  const drawn = new Set([...ids].map(shown))
  const whole = new Set(
    [...heldBy(topology)].filter(([id, held]) => !drawn.has(id) && held.every((one) => ids.has(one))).map(([id]) => id),
  )
  const options = optionsFor(direction, whole.size > 0)
  const leaf = (id: string): ElkNode => ({ id, ...(topology.frames.has(id) ? FOLDED : sizeOf(topology, id)) })
  const inside = (frame: string | undefined) =>
    [...drawn]
      .filter((id) => holder(topology, id, whole) === frame)
      .sort()
      .map(leaf)
  const frames = [...whole].map((id) => ({
    id,
    layoutOptions: { ...options, 'elk.padding': PADDING },
    children: inside(id),
  }))
  return {
    id: 'board',
    layoutOptions: options,
    children: [...inside(undefined), ...frames],
    edges: shownConnections(topology)
      .filter(({ from, to }) => drawn.has(from) && drawn.has(to))
      .map(({ id, from, to }) => ({ id, sources: [from], targets: [to] })),
  }
}

function holder(topology: Topology, id: string, whole: ReadonlySet<string>): string | undefined {
  const frame = frameOf(topology, id)
  return frame !== undefined && whole.has(frame) ? frame : undefined
}

/** Elk keeps to the order in which things are drawn only where nothing is nested: with both it ends in an error. */
const optionsFor = (direction: Direction, nested: boolean) => ({
  'elk.algorithm': 'layered',
  'elk.direction': direction === 'right' ? 'RIGHT' : 'DOWN',
  ...(nested
    ? { 'elk.hierarchyHandling': 'INCLUDE_CHILDREN' }
    : { 'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES' }),
  'elk.layered.spacing.nodeNodeBetweenLayers': direction === 'right' ? '136' : '96',
  'elk.spacing.nodeNode': '48',
  'elk.spacing.componentComponent': '64',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
})

const PADDING = `[top=${FRAME_PADDING + FRAME_TITLE},left=${FRAME_PADDING},bottom=${FRAME_PADDING},right=${FRAME_PADDING}]`

/** Where the answer puts each node; of collapsed frames each that they hide, which goes along. Its corner is anywhere. */
export function nodesLaidOut(topology: Topology, { children = [] }: ElkNode): ReadonlyMap<string, Position> {
  const places = new Map<string, Position>()
  const put = ({ id, x = 0, y = 0, children: inside }: ElkNode, corner: Position) => {
    const at = { x: corner.x + x, y: corner.y + y }
    if (inside) for (const child of inside) put(child, at)
    else if (topology.frames.has(id)) for (const [held, place] of hiddenAt(topology, id, at)) places.set(held, place)
    else places.set(id, at)
  }
  for (const child of children) put(child, { x: 0, y: 0 })
  return places
}

const hiddenAt = (topology: Topology, frame: string, at: Position): readonly (readonly [string, Position])[] => {
  const box = frameBoxes(topology).get(frame) ?? at
  return (heldBy(topology).get(frame) ?? []).map((id) => {
    const { x, y } = topology.layout.get(id) ?? box
    return [id, { x: at.x + x - box.x, y: at.y + y - box.y }]
  })
}
