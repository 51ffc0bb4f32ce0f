import type { Thumbnail } from './operations'

/** More boxes than this cannot be told apart on a card. */
export const MOST_NODES = 300

/** Of a large board one node in so many, evenly, and the connections among those: the outline is the same. */
export function smallThumbnail({ nodes, edges, frames }: Thumbnail): Thumbnail {
  if (nodes.length <= MOST_NODES) return { nodes, edges, frames }
  const step = Math.ceil(nodes.length / MOST_NODES)
  const kept = nodes.filter((_, at) => at % step === 0)
  const ids = new Set(kept.map(({ id }) => id))
  return {
    nodes: kept,
    edges: edges.filter(({ from, to }) => ids.has(from) && ids.has(to)),
    frames: frames.map((held) => held.filter((id) => ids.has(id))).filter((held) => held.length > 0),
  }
}
