import type { Connection } from '../../../shared/topology/model'

const GAP = 16
/** A service is 64 high: more than so far from its middle they would leave beside it. */
const FARTHEST = 24

/** How far connections between the same two nodes lie beside the straight way, by their ids, so that each can be seen; others are not listed. */
export function parallels(connections: Iterable<Connection>): ReadonlyMap<string, number> {
  const between = new Map<string, string[]>()
  for (const { id, from, to } of connections) {
    const pair = from < to ? `${from} ${to}` : `${to} ${from}`
    const alike = between.get(pair)
    if (alike) alike.push(id)
    else between.set(pair, [id])
  }
  const asides = new Map<string, number>()
  for (const ids of between.values()) {
    const last = ids.length - 1
    const gap = Math.min(GAP, (2 * FARTHEST) / last)
    if (last > 0) for (const [i, id] of ids.entries()) asides.set(id, (i - last / 2) * gap)
  }
  return asides
}
