import type { Topology } from './model'
import { nameOf } from './nameOf'

const NAMED = [
  ['Service', 'services'],
  ['Topic', 'topics'],
  ['Store', 'stores'],
  ['Frame', 'frames'],
] as const

/** Any element in words: `Service shop`, `Note`, `Connection from shop to orders`; '' where there is none. `written`: how names are. */
export function elementWords(topology: Topology, id: string, written = (name: string) => name): string {
  const kind = NAMED.find(([, elements]) => topology[elements].has(id))
  if (kind) return `${kind[0]} ${written(nameOf(topology, id))}`.trim()
  if (topology.notes.has(id)) return 'Note'
  const connection = topology.connections.get(id)
  if (!connection) return ''
  const [from, to] = [connection.from, connection.to].map((end) => written(nameOf(topology, end)))
  return `Connection from ${from} to ${to}`
}
