import { groupBy } from '../../shared/topology/groupBy'
import { streamsOf } from '../../shared/topology/isStream'
import type { Subscribes, Topic } from '../../shared/topology/model'
import type { LedgerBoard } from './port'

/** A drawn topic by its name on the cluster, and the groups that handle its records one by one. */
export type ReadTopic = { readonly drawn: Topic; readonly topic: string; readonly readers: readonly Reader[] }
export type Reader = {
  readonly drawn: string
  /** As on the cluster. */
  readonly group: string
  readonly serviceIds: readonly string[]
}

export function readTopics({ topology, prefix }: LedgerBoard): readonly ReadTopic[] {
  const streams = streamsOf(topology)
  return [...topology.topics.values()].map((drawn) => ({
    drawn,
    topic: prefix + drawn.name,
    readers: readersOf(
      streams.filter(({ from }) => from === drawn.id),
      prefix,
    ),
  }))
}

/** Several services may share a group. */
function readersOf(streams: readonly Subscribes[], prefix: string): readonly Reader[] {
  return [...groupBy(streams, ({ group }) => group)].map(([drawn, sharing]) => ({
    drawn,
    group: prefix + drawn,
    serviceIds: sharing.map(({ to }) => to),
  }))
}
