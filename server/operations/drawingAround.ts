import type { ClusterTopic } from '../../shared/plan/model'
import { heldBy } from '../../shared/topology/heldBy'
import { EMPTY_TOPOLOGY, type Topic, type Topology } from '../../shared/topology/model'

/**
 * A topic as it is on the cluster, as a board of its own. If it is drawn, it has its place and its connections there; of what they connect it
 * with only as much is kept as a board file needs, for that is not drawn again.
 */
export function drawingAround(topology: Topology, name: string, topic: ClusterTopic): Topology {
  const drawn = [...topology.topics.values()].find((one) => one.name === name)
  const { partitions, replication, configs } = topic
  const kept: Topic = { id: 't', name, ...drawn, partitions, replication, configs }
  const alone = { ...EMPTY_TOPOLOGY, name, topics: new Map([[kept.id, kept]]) }
  return drawn ? { ...alone, ...beside(topology, drawn.id), ...around(topology, alone) } : alone
}

function beside(topology: Topology, id: string): Pick<Topology, 'connections' | 'services' | 'stores'> {
  const connections = [...topology.connections].filter(([, { from, to }]) => from === id || to === id)
  const ends = new Set(connections.flatMap(([, { from, to }]) => [from, to]))
  const among = <T extends { readonly id: string }>(things: ReadonlyMap<string, T>) =>
    [...things.values()].filter((thing) => ends.has(thing.id))
  return {
    connections: new Map(connections),
    services: new Map(among(topology.services).map(({ id, name, language }) => [id, { id, name, language }])),
    stores: new Map(among(topology.stores).map(({ id, name }) => [id, { id, name }])),
  }
}

function around({ frames, layout }: Topology, alone: Topology): Pick<Topology, 'frames' | 'layout'> {
  const holding = heldBy(alone)
  return {
    frames: new Map([...frames].filter(([id]) => holding.has(id))),
    layout: new Map([...layout].filter(([id]) => alone.topics.has(id))),
  }
}
