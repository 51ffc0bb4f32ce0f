import type { Position, Topology } from '../../shared/topology/model'
import type { Direction } from '../board/settings'
import { snapped } from './snapped'
import { nodesLaidOut, tidyGraph } from './tidyGraph'

export type Places = ReadonlyMap<string, Position>

/** Longer than the largest board that is laid out takes, on a slow computer. */
const LIMIT_MS = 20_000

/**
 * Along the flow of data, by elkjs in a worker of its own, loaded when first needed. Only the nodes given are placed. Rejects when the layout
 * does not load, fails or takes too long.
 */
export async function tidyPlaces(
  topology: Topology,
  ids: ReadonlySet<string>,
  direction: Direction = 'right',
): Promise<Places> {
  const [{ default: Elk }, { startLayoutWorker }] = await Promise.all([
    import('elkjs/lib/elk-api'),
    import('./startWorker'),
  ])
  const elk = new Elk({ workerFactory: startLayoutWorker })
  try {
    const laidOut = await inTime(elk.layout(tidyGraph(topology, ids, direction)))
    return fromCorner(topology, ids, nodesLaidOut(topology, laidOut))
  } finally {
    elk.terminateWorker()
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('The layout takes too long.')), LIMIT_MS)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** The same places beside each other, from where these nodes begin now. */
export const fromCorner = (topology: Topology, ids: ReadonlySet<string>, places: Places): Places =>
  movedTo(cornerOf(topology, ids), places)

/** Where the nodes' upper left corner is now, so that tidying does not move them away; for nodes without a place, below all others. */
function cornerOf({ layout }: Topology, ids: ReadonlySet<string>): Position {
  const placed = [...ids].flatMap((id) => layout.get(id) ?? [])
  if (placed.length > 0) return cornerAround(placed)
  const others = [...layout.values()]
  if (others.length === 0) return { x: 0, y: 0 }
  return { x: Math.min(...others.map(({ x }) => x)), y: Math.max(...others.map(({ y }) => y)) + ROOM_BELOW }
}

const ROOM_BELOW = 240

const cornerAround = (places: readonly Position[]): Position => ({
  x: Math.min(...places.map(({ x }) => x)),
  y: Math.min(...places.map(({ y }) => y)),
})

function movedTo(corner: Position, places: Places): Places {
  const now = cornerAround([...places.values()])
  return new Map(
    [...places].map(([id, { x, y }]) => [id, snapped({ x: corner.x + x - now.x, y: corner.y + y - now.y })]),
  )
}
