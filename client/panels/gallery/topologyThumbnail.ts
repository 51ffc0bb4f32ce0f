import type { Thumbnail } from '../../../shared/protocol/operations'
import { smallThumbnail } from '../../../shared/protocol/smallThumbnail'
import { heldBy } from '../../../shared/topology/heldBy'
import type { NodeKind, Topology } from '../../../shared/topology/model'

/** The small picture of a topology that is here and not on the server: a template's, a file's before it is a board. */
export function topologyThumbnail(topology: Topology): Thumbnail {
  const place = (kind: NodeKind) => (thing: { readonly id: string; readonly partitions?: number }) => {
    const { x, y } = topology.layout.get(thing.id) ?? { x: 0, y: 0 }
    return thing.partitions === undefined
      ? { id: thing.id, kind, x, y }
      : { id: thing.id, kind, x, y, lanes: thing.partitions }
  }
  return smallThumbnail({
    nodes: [
      ...[...topology.services.values()].map(place('service')),
      ...[...topology.topics.values()].map(place('topic')),
      ...[...topology.stores.values()].map(place('store')),
      ...[...topology.notes.values()].map(place('note')),
    ],
    edges: [...topology.connections.values()].map(({ from, to, kind }) => ({ from, to, kind })),
    frames: [...heldBy(topology).values()],
  })
}
