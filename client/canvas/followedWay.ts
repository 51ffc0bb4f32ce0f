import type { Hop } from '../../shared/protocol/run'
import { streamsOf } from '../../shared/topology/isStream'
import { isWriting } from '../../shared/topology/isWriting'
import type { Topology } from '../../shared/topology/model'
import { writerSlugs } from '../../shared/topology/writerSlugs'
import { formatClock, formatDelay } from '../ui/figures'

/** The way of one event through the drawing. */
export type FollowedWay = {
  /** Nodes and connections that it came over. */
  readonly ids: ReadonlySet<string>
  /** By node, in the order of the hops: when the event was there. */
  readonly times: ReadonlyMap<string, readonly string[]>
}

type Board = { readonly topology: Topology; readonly prefix: string }

export function followedWay(board: Board, hops: readonly Hop[]): FollowedWay {
  const ids = new Set<string>()
  const times = new Map<string, string[]>()
  for (const hop of hops) {
    for (const { id, time } of [...written(board, hop), ...read(board, hop)]) {
      ids.add(id)
      if (time) times.set(id, [...(times.get(id) ?? []), time])
    }
  }
  return { ids, times }
}

type Stop = { readonly id: string; readonly time?: string }

/** The topic, and the service or table that wrote the record there. */
function written({ topology, prefix }: Board, { topic, service, timestamp, afterMs }: Hop): readonly Stop[] {
  const target = [...topology.topics.values()].find(({ name }) => prefix + name === topic)
  if (!target) return []
  const slugOf = writerSlugs(topology)
  const writers = [...topology.connections.values()].filter(
    (one) => isWriting(one) && one.to === target.id && slugOf.get(one.from) === service,
  )
  const time = afterMs === undefined ? formatClock(timestamp) : `+${formatDelay(afterMs)}`
  return [{ id: target.id, time }, ...writers.flatMap(({ id, from }) => [{ id }, { id: from }])]
}

/** Everybody who has read it, and those whom it still waits for. */
function read({ topology, prefix }: Board, { topic, groups, timestamp }: Hop): readonly Stop[] {
  return streamsOf(topology).flatMap((stream) => {
    const seen = groups.find(({ group }) => group === prefix + stream.group)
    if (!seen || prefix + topology.topics.get(stream.from)?.name !== topic) return []
    return [{ id: stream.id }, { id: stream.to, time: timeOf(seen, timestamp) }]
  })
}

function timeOf({ state, handledAt }: Hop['groups'][number], timestamp: string): string {
  const after = handledAt === undefined ? '' : ` +${formatDelay(Math.max(0, handledAt - Number(timestamp)))}`
  return `${STATES[state]}${after}`
}

const STATES = {
  handled: 'handled',
  passed: 'read',
  waiting: 'waits here',
  deadLettered: 'gave it up',
  parked: 'parked it',
} as const
