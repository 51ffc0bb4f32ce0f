import type { Topology } from '../../shared/topology/model'

/** Everything whose data can reach a node or connection, and everything its data can reach: ids of nodes and connections, itself included. */
export function pathThrough(topology: Topology, id: string): ReadonlySet<string> {
  const { incoming, outgoing } = neighbours(topology)
  const lit = new Set([id])
  const connection = topology.connections.get(id)
  walk(connection ? connection.from : id, incoming, lit)
  walk(connection ? connection.to : id, outgoing, lit)
  return lit
}

type Step = { readonly by: string; readonly to: string }
type Steps = ReadonlyMap<string, readonly Step[]>

function neighbours({ connections }: Topology): { incoming: Steps; outgoing: Steps } {
  const incoming = new Map<string, Step[]>()
  const outgoing = new Map<string, Step[]>()
  const add = (steps: Map<string, Step[]>, from: string, step: Step) =>
    steps.set(from, [...(steps.get(from) ?? []), step])
  for (const { id, from, to } of connections.values()) {
    add(outgoing, from, { by: id, to })
    add(incoming, to, { by: id, to: from })
  }
  return { incoming, outgoing }
}

function walk(start: string, steps: Steps, lit: Set<string>) {
  const seen = new Set([start])
  for (const id of seen) {
    lit.add(id)
    for (const { by, to } of steps.get(id) ?? []) {
      lit.add(by)
      seen.add(to)
    }
  }
}
