import type { Connection, Topology } from '../../shared/topology/model'

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

/** What comes in at one end goes out at the other; what is made on a clock begins there. */
function carriesOn(connection: Connection): boolean {
  switch (connection.kind) {
    case 'produces':
      return connection.when !== 'rate'
    case 'subscribes':
      return connection.as !== 'table'
    case 'calls':
    case 'keeps':
      return connection.when !== 'rate'
    case 'captures':
      return true
  }
}
