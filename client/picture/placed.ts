import type { Topology } from '../../shared/topology/model'
import { fromCorner, type Places, tidyPlaces } from '../canvas/tidy'

/** Beyond it, automatic layout takes longer than anybody waits. */
const MOST_LAID_OUT = 2_000
const COLUMN = 480
const ROW = 176

/** The same board with a place for everything that has none: laid out along the flow of data; in rows where there is too much of it or the layout fails. */
export async function placed(topology: Topology): Promise<Topology> {
  const { services, topics, stores, notes, layout } = topology
  const ids = [services, topics, stores, notes].flatMap((things) => [...things.keys()]).filter((id) => !layout.has(id))
  if (ids.length === 0) return topology
  const places = await placesOf(topology, new Set(ids))
  return { ...topology, layout: new Map([...layout, ...places].sort(([a], [b]) => (a < b ? -1 : 1))) }
}

async function placesOf(topology: Topology, ids: ReadonlySet<string>): Promise<Places> {
  const rows = () => fromCorner(topology, ids, inRows([...ids]))
  return ids.size > MOST_LAID_OUT ? rows() : tidyPlaces(topology, ids).catch(rows)
}

function inRows(ids: readonly string[]): Places {
  const columns = Math.ceil(Math.sqrt(ids.length))
  return new Map(ids.map((id, index) => [id, { x: (index % columns) * COLUMN, y: Math.floor(index / columns) * ROW }]))
}
