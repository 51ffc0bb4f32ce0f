import type { ElkNode } from 'elkjs/lib/elk-api'
import type { Position, Topology } from '../../shared/topology/model'
import { GRID } from '../board/commands/newElements'
import { sizeOf } from './nodeSize'

export type Places = ReadonlyMap<string, Position>

/** Left to right along the flow of data, by elkjs in a worker of its own, loaded when first needed. Only the nodes given are placed. */
export async function tidyPlaces(topology: Topology, ids: ReadonlySet<string>): Promise<Places> {
  const [{ default: Elk }, { startLayoutWorker }] = await Promise.all([
    import('elkjs/lib/elk-api'),
    import('./startWorker'),
  ])
  const elk = new Elk({ workerFactory: startLayoutWorker })
  try {
    return placesFrom(await elk.layout(elkGraph(topology, ids)), cornerOf(topology, ids))
  } finally {
    elk.terminateWorker()
  }
}

export function elkGraph(topology: Topology, ids: ReadonlySet<string>): ElkNode {
  const inside = [...topology.connections.values()].filter(({ from, to }) => ids.has(from) && ids.has(to))
  return {
    id: 'board',
    layoutOptions: OPTIONS,
    children: [...ids].sort().map((id) => ({ id, ...sizeOf(topology, id) })),
    edges: inside.map(({ id, from, to }) => ({ id, sources: [from], targets: [to] })),
  }
}

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.layered.spacing.nodeNodeBetweenLayers': '136',
  'elk.spacing.nodeNode': '48',
  'elk.spacing.componentComponent': '64',
  'elk.layered.nodePlacement.strategy': 'NETWORK_SIMPLEX',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
}

/** Where the nodes' upper left corner is now, so that tidying does not move them away; for nodes without a place, below all others. */
function cornerOf({ layout }: Topology, ids: ReadonlySet<string>): Position {
  const placed = [...ids].flatMap((id) => layout.get(id) ?? [])
  if (placed.length > 0) return { x: Math.min(...placed.map(({ x }) => x)), y: Math.min(...placed.map(({ y }) => y)) }
  const others = [...layout.values()]
  if (others.length === 0) return { x: 0, y: 0 }
  return { x: Math.min(...others.map(({ x }) => x)), y: Math.max(...others.map(({ y }) => y)) + ROOM_BELOW }
}

const ROOM_BELOW = 240

function placesFrom({ children = [] }: ElkNode, corner: Position): Places {
  const left = Math.min(...children.map(({ x = 0 }) => x))
  const top = Math.min(...children.map(({ y = 0 }) => y))
  const snap = (value: number) => Math.round(value / GRID) * GRID
  return new Map(
    children.map(({ id, x = 0, y = 0 }) => [id, { x: snap(corner.x + x - left), y: snap(corner.y + y - top) }]),
  )
}
