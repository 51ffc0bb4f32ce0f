import { heldBy } from '../../../shared/topology/heldBy'
import type { Topology } from '../../../shared/topology/model'
import { edgeReadings } from '../../live/edgeReading'
import type { LiveCounters } from '../../live/port'
import { plural } from '../../ui/figures'

/** What somebody should look at: services that are down, wholly or in part, and those whose records pile up. */
export type Ailment = 'crashed' | 'behind'

/** By the id of the service; whoever is well is not in it. */
export function boardHealth(topology: Topology, prefix: string, counters: LiveCounters): ReadonlyMap<string, Ailment> {
  const read = edgeReadings(topology, prefix, counters)
  const health = new Map<string, Ailment>()
  for (const connection of topology.connections.values())
    if (connection.kind === 'subscribes' && read(connection).behind) health.set(connection.to, 'behind')
  for (const [id, { state, instances = [] }] of counters.runs)
    if (topology.services.has(id) && [state, ...instances.map((one) => one.state)].includes('crashed'))
      health.set(id, 'crashed')
  return health
}

/** A collapsed frame has what ails the worst of those that it holds. */
export function healthInFrames(topology: Topology, health: ReadonlyMap<string, Ailment>): ReadonlyMap<string, Ailment> {
  const shown = new Map(health)
  for (const [id, held] of heldBy(topology)) {
    if (!topology.frames.get(id)?.collapsed) continue
    const ailments = held.map((one) => health.get(one))
    const worst = (['crashed', 'behind'] as const).find((ailment) => ailments.includes(ailment))
    if (worst) shown.set(id, worst)
  }
  return shown
}

/** In a few words, for those who do not see it. */
export function healthWords(nodes: number, health: ReadonlyMap<string, Ailment>): string {
  const count = (ailment: Ailment) => [...health.values()].filter((one) => one === ailment).length
  const [crashed, behind] = [count('crashed'), count('behind')]
  const ills = [crashed > 0 && `${crashed} crashed`, behind > 0 && `${behind} behind`].filter(Boolean)
  return [`Minimap: ${plural(nodes, 'node')}`, ...(ills.length > 0 ? ills : ['all is well'])].join(', ')
}
