import { heldBy } from '../../shared/topology/heldBy'
import type { Connection, Topology } from '../../shared/topology/model'
import { remembered } from '../../shared/topology/remembered'

/**
 * Everything whose data can reach a node or connection, and everything its data can reach: ids of nodes and connections, itself included. Of
 * a frame it is everything that what it holds reaches or is reached by.
 */
export function pathThrough(topology: Topology, id: string): ReadonlySet<string> {
  const { incoming, outgoing } = neighbours(topology.connections)
  const lit = new Set([id])
  const connection = topology.connections.get(id)
  const held = topology.frames.has(id) ? (heldBy(topology).get(id) ?? []) : [id]
  walk(connection ? [connection.from] : held, incoming, lit)
  walk(connection ? [connection.to] : held, outgoing, lit)
  return lit
}

type Step = { readonly by: string; readonly to: string }
type Steps = ReadonlyMap<string, readonly Step[]>

const neighbours = remembered((connections: Topology['connections']): { incoming: Steps; outgoing: Steps } => {
  const all = [...connections.values()]
  return {
    incoming: stepsBy(all, ({ id, from, to }) => [to, { by: id, to: from }]),
    outgoing: stepsBy(all, ({ id, from, to }) => [from, { by: id, to }]),
  }
})

function stepsBy(all: readonly Connection[], step: (one: Connection) => readonly [from: string, step: Step]): Steps {
  const steps = new Map<string, Step[]>()
  for (const [from, one] of all.map(step)) {
    const known = steps.get(from)
    if (known) known.push(one)
    else steps.set(from, [one])
  }
  return steps
}

function walk(starts: readonly string[], steps: Steps, lit: Set<string>) {
  const seen = new Set(starts)
  for (const id of seen) {
    lit.add(id)
    for (const { by, to } of steps.get(id) ?? []) {
      lit.add(by)
      seen.add(to)
    }
  }
}
