import type { GroupLag } from '../../shared/protocol/live'
import type { GroupInspector, TopicOffsets, TopicReader } from '../kafka/port'

export type Subscription = { readonly group: string; readonly topic: string }
export type GroupSources = {
  readonly groups: Pick<GroupInspector, 'describe' | 'offsetsOfAll'>
  readonly reader: Pick<TopicReader, 'ends'>
}

/**
 * Bookmarks and lag of groups, from the cluster's own state, in as few requests as it has brokers. A group that never committed has lag
 * but no bookmark; topics that do not exist are left out.
 */
export async function readGroupLags(
  { groups, reader }: GroupSources,
  subscriptions: readonly Subscription[],
): Promise<readonly GroupLag[]> {
  if (subscriptions.length === 0) return []
  const names = [...new Set(subscriptions.map(({ group }) => group))]
  const topics = [...new Set(subscriptions.map(({ topic }) => topic))]
  const [described, committed, ends] = await Promise.all([
    groups.describe(names),
    groups.offsetsOfAll(names),
    reader.ends(topics),
  ])
  return subscriptions
    .filter(({ topic }) => ends.has(topic))
    .map((subscription) => groupLag(subscription, { described, committed, ends }))
}

type Seen = {
  readonly described: Awaited<ReturnType<GroupInspector['describe']>>
  readonly committed: ReadonlyMap<string, TopicOffsets>
  readonly ends: TopicOffsets
}

function groupLag({ group, topic }: Subscription, { described, committed, ends }: Seen): GroupLag {
  const { state = 'unknown', members = [] } = described.get(group) ?? {}
  const bookmarks = committed.get(group)?.get(topic)
  const partitions = [...(ends.get(topic) ?? [])]
    .sort(([a], [b]) => a - b)
    .map(([partition, end]) => {
      const bookmark = bookmarks?.get(partition) ?? null
      return { partition, committed: bookmark?.toString() ?? null, end: end.toString(), lag: lagOf(end, bookmark) }
    })
  return {
    group,
    topic,
    state,
    members: members.map(({ topics, ...member }) => ({ ...member, partitions: topics.get(topic) ?? [] })),
    partitions,
  }
}

/** A bookmark can be past an end that was read a moment earlier; that is no negative lag. */
const lagOf = (end: bigint, bookmark: bigint | null) =>
  bookmark === null ? Number(end) : Math.max(0, Number(end - bookmark))
