import type { TimelineSample } from '../../../shared/protocol/run'
import { streamsOf } from '../../../shared/topology/isStream'
import type { Topology } from '../../../shared/topology/model'
import { drawnGroupColors } from '../../live/groupColor'

/** A line of the chart: the rate of a topic or the lag of a group. */
export type TimelineLine = {
  readonly kind: 'rate' | 'lag'
  /** On the cluster, as samples name it. */
  readonly key: string
  readonly name: string
  /** A CSS variable. */
  readonly color: string
  /** Lengths of dash and gap, by which topics differ; none is a whole line. */
  readonly dash: readonly number[]
}

const DASHES: readonly (readonly number[])[] = [[], [6, 3], [2, 3], [9, 3, 2, 3], [12, 4], [1, 2]]

/** Of everything drawn, by name. Groups have the colours that they have everywhere. */
export function timelineLines(topology: Topology, prefix: string): readonly TimelineLine[] {
  const colors = drawnGroupColors(topology)
  const topics = [...topology.topics.values()].map(({ name }) => name).sort()
  const groups = [...new Set(streamsOf(topology).map(({ group }) => group))].sort()
  return [
    ...topics.map((name, place): TimelineLine => {
      const dash = DASHES[place % DASHES.length] ?? []
      return { kind: 'rate', key: prefix + name, name, color: '--text', dash }
    }),
    ...groups.map(
      (name): TimelineLine => ({
        kind: 'lag',
        key: prefix + name,
        name,
        color: colors.get(name) ?? '--faint',
        dash: [],
      }),
    ),
  ]
}

/** What a sample says of a line; null where it says nothing. */
export const valueIn = ({ kind, key }: TimelineLine, sample: TimelineSample): number | null =>
  (kind === 'rate' ? sample.rates : sample.lags)[key] ?? null
