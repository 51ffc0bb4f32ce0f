import type { GroupLag } from '../../../shared/protocol/live'
import { streamsOf } from '../../../shared/topology/isStream'
import type { Topology } from '../../../shared/topology/model'
import { BEHIND } from '../../live/edgeReading'
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
type SeenBoard = Board & { readonly selection: ReadonlySet<string> }

/** Those of the board and those of other people: what is selected first, then who is behind, each by name and topic. */
export function seenGroups({ selection, ...board }: SeenBoard, lags: Iterable<GroupLag>) {
  const { topology, prefix } = board
  const selected = selectedGroups(board, selection)
  const rank = ({ lag }: SeenGroup) => (selected.has(keyOf(lag)) ? 0 : isBehind(lag) ? 1 : 2)
  const colors = drawnGroupColors(topology)
  const seen = [...lags]
    .filter((lag) => lag.partitions.length > 0)
    .map((lag): SeenGroup => {
      const name = lag.owned === false ? lag.group : plainName(lag.group, prefix)
      return { name, topic: plainName(lag.topic, prefix), color: `var(${colors.get(name) ?? '--faint'})`, lag }
    })
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name) || a.topic.localeCompare(b.topic))
  return {
    drawn: seen.filter(({ lag }) => lag.owned !== false),
    others: seen.filter(({ lag }) => lag.owned === false),
  }
}

const isBehind = ({ partitions }: GroupLag) => partitions.reduce((sum, { lag }) => sum + lag, 0) > BEHIND

const keyOf = ({ group, topic }: Pick<GroupLag, 'group' | 'topic'>) => `${group} ${topic}`

/** Those of a selected service, topic or subscription. */
const selectedGroups = ({ topology, prefix }: Board, selection: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(
    streamsOf(topology)
      .filter(({ id, from, to }) => [id, from, to].some((one) => selection.has(one)))
      .map(({ group, from }) =>
        keyOf({ group: prefix + group, topic: prefix + (topology.topics.get(from)?.name ?? '') }),
      ),
  )

/** Ids of the services drawn as members of a group, by its name on the cluster. */
export const servicesOf = ({ topology, prefix }: Board, group: string): readonly string[] => [
  ...new Set(streamsOf(topology).flatMap((one) => (prefix + one.group === group ? [one.to] : []))),
]
