import type { ClusterTopic } from '../../shared/plan/model'
import { heldBy } from '../../shared/topology/heldBy'
import { EMPTY_TOPOLOGY, type Topic, type Topology } from '../../shared/topology/model'

/** A topic as it is on the cluster, with what is connected with it on the board if it is drawn there, as a board of its own. */
export function drawingAround(topology: Topology, name: string, topic: ClusterTopic): Topology {
  const drawn = [...topology.topics.values()].find((one) => one.name === name)
  const { partitions, replication, configs } = topic
  const kept: Topic = { id: 't', name, ...drawn, partitions, replication, configs }
  const connections = [...topology.connections].filter(([, { from, to }]) => [from, to].includes(kept.id))
  const ids = new Set([kept.id, ...connections.flatMap(([, { from, to }]) => [from, to])])
  const beside = <T>(things: ReadonlyMap<string, T>) => new Map([...things].filter(([id]) => ids.has(id)))
  const part = {
    ...EMPTY_TOPOLOGY,
    name,
    topics: new Map([[kept.id, kept]]),
    services: beside(topology.services),
    stores: beside(topology.stores),
    connections: new Map(connections),
    layout: beside(topology.layout),
  }
  const around = heldBy(part)
  return { ...part, frames: new Map([...topology.frames].filter(([id]) => around.has(id))) }
}
