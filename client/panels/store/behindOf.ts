import type { GroupLag } from '../../../shared/protocol/live'
import { streamsOf } from '../../../shared/topology/isStream'
import type { Topology } from '../../../shared/topology/model'

type Seen = {
  readonly topology: Topology
  /** Before every name on the cluster. */
  readonly prefix: string
  /** By `group topic`. */
  readonly groups: ReadonlyMap<string, Pick<GroupLag, 'partitions'>>
}

/** Records that the services which keep a store have yet to read, over all their topics; undefined where that is not known. */
export function behindOf({ topology, prefix, groups }: Seen, storeId: string): number | undefined {
  const keepers = new Set(
    [...topology.connections.values()].flatMap(({ kind, from, to }) =>
      kind === 'keeps' && to === storeId ? [from] : [],
    ),
  )
  const read = streamsOf(topology).filter(({ to }) => keepers.has(to))
  const names = read.map(({ group, from }) => `${prefix}${group} ${prefix}${topology.topics.get(from)?.name}`)
  const lags = [...new Set(names)].flatMap((name) => groups.get(name) ?? [])
  if (lags.length === 0) return undefined
  return lags.flatMap(({ partitions }) => partitions).reduce((sum, { lag }) => sum + lag, 0)
}
