import type { Thumbnail } from '../../shared/protocol/operations'
import { smallThumbnail } from '../../shared/protocol/smallThumbnail'
import { heldBy } from '../../shared/topology/heldBy'
import type { Topology } from '../../shared/topology/model'

/** The small picture of a board: the nodes that have a place, the connections between those and the frames around them. */
export function thumbnail(topology: Topology): Thumbnail {
  const { services, topics, stores, notes, connections, layout } = topology
  const nodes = [
    ...[...services.keys()].map((id) => ({ id, kind: 'service' as const })),
    ...[...topics.values()].map(({ id, partitions }) => ({ id, kind: 'topic' as const, lanes: partitions })),
    ...[...stores.keys()].map((id) => ({ id, kind: 'store' as const })),
    ...[...notes.keys()].map((id) => ({ id, kind: 'note' as const })),
  ].flatMap((node) => {
    const position = layout.get(node.id)
    return position ? [{ ...node, ...position }] : []
  })
  const edges = [...connections.values()]
    .filter(({ from, to }) => layout.has(from) && layout.has(to))
    .map(({ from, to, kind }) => ({ from, to, kind }))
  const frames = [...heldBy(topology).values()]
    .map((held) => held.filter((id) => layout.has(id)))
    .filter((held) => held.length > 0)
  return smallThumbnail({ nodes, edges, frames })
}
