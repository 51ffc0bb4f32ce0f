import type { Topology } from '../../shared/topology/model'

/** The nodes no more than so many connections away from those given, in whichever direction; theirs too, where a connection is given. */
export function neighbourhood(topology: Topology, ids: ReadonlySet<string>, steps: number): ReadonlySet<string> {
  const connections = [...topology.connections.values()]
  const near = new Set(ids)
  for (const { id, from, to } of connections) if (ids.has(id)) near.add(from).add(to)
  let edge: ReadonlySet<string> = new Set(near)
  for (let step = 0; step < steps && edge.size > 0; step++) {
    const next = new Set<string>()
    for (const { from, to } of connections) {
      if (edge.has(from) && !near.has(to)) next.add(to)
      if (edge.has(to) && !near.has(from)) next.add(from)
    }
    for (const id of next) near.add(id)
    edge = next
  }
  return near
}
