import { carriesOn } from '../../../shared/topology/carriesOn'
import type { Topology } from '../../../shared/topology/model'

/** Whether what a service sends for what it receives can come back to it, over whatever topics, services and stores. */
export function feedsItself(topology: Topology, serviceId: string): boolean {
  const connections = [...topology.connections.values()].filter(carriesOn)
  const reached = new Set<string>()
  const next = [serviceId]
  for (let at = next.pop(); at !== undefined; at = next.pop()) {
    for (const { from, to } of connections) {
      if (from !== at || reached.has(to)) continue
      if (to === serviceId) return true
      reached.add(to)
      next.push(to)
    }
  }
  return false
}
