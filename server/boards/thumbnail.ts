import type { Thumbnail } from '../../shared/protocol/operations'
import { smallThumbnail } from '../../shared/protocol/smallThumbnail'
import type { Topology } from '../../shared/topology/model'

/** The small picture of a board: the nodes that have a place, and the connections between those. */
export function thumbnail({ services, topics, stores, notes, connections, layout }: Topology): Thumbnail {
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
  return smallThumbnail({ nodes, edges })
}
