import type { GroupLag } from '../../../shared/protocol/live'
import { streamsOf } from '../../../shared/topology/isStream'
import type { Topology } from '../../../shared/topology/model'
import { drawnGroupColors } from '../../live/groupColor'
import { plainName } from '../../live/plainName'

/** A group on one topic, named as drawn where it is drawn; others are named as on the cluster. */
export type SeenGroup = {
  readonly name: string
  readonly topic: string
  readonly color: string
  readonly lag: GroupLag
}
type Board = { readonly topology: Topology; readonly prefix: string }

/** Those of the board and those of other people, each by name and topic. */
export function seenGroups({ topology, prefix }: Board, lags: Iterable<GroupLag>) {
  const colors = drawnGroupColors(topology)
  const seen = [...lags]
    .filter((lag) => lag.partitions.length > 0)
    .map((lag): SeenGroup => {
      const name = lag.owned === false ? lag.group : plainName(lag.group, prefix)
      return { name, topic: plainName(lag.topic, prefix), color: `var(${colors.get(name) ?? '--faint'})`, lag }
    })
    .sort((a, b) => a.name.localeCompare(b.name) || a.topic.localeCompare(b.topic))
  return {
    drawn: seen.filter(({ lag }) => lag.owned !== false),
    others: seen.filter(({ lag }) => lag.owned === false),
  }
}

/** Ids of the services drawn as members of a group, by its name on the cluster. */
export const servicesOf = ({ topology, prefix }: Board, group: string): readonly string[] => [
  ...new Set(streamsOf(topology).flatMap((one) => (prefix + one.group === group ? [one.to] : []))),
]
