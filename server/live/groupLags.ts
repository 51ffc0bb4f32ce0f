import type { GroupLag } from '../../shared/protocol/live'
import type { GroupInspector, TopicReader } from '../kafka/port'

export type Subscription = { readonly group: string; readonly topic: string }
type Ends = ReadonlyMap<string, ReadonlyMap<number, bigint>>

/** Bookmarks and lag of groups, from the cluster's own state; a group that never committed has lag but no bookmark. */
export async function readGroupLags(
  groups: GroupInspector,
  subscriptions: readonly Subscription[],
  endsOf: (topic: string) => Promise<ReadonlyMap<number, bigint>>,
): Promise<readonly GroupLag[]> {
  if (subscriptions.length === 0) return []
  const topicsByGroup = groupTopics(subscriptions)
  const [described, ends] = await Promise.all([
    groups.describe([...topicsByGroup.keys()]),
    readEnds(subscriptions, endsOf),
  ])
  const lags = await Promise.all(
    [...topicsByGroup].map(async ([group, subscribed]) => {
      const topics = [...subscribed].filter((topic) => ends.has(topic))
      const committed = await groups.committed(group, topics)
      return topics.map((topic) =>
        groupLag({
          group,
          topic,
          described: described.get(group),
          committed: committed.get(topic),
          ends: ends.get(topic),
        }),
      )
    }),
  )
  return lags.flat()
}

function groupTopics(subscriptions: readonly Subscription[]): ReadonlyMap<string, ReadonlySet<string>> {
  const topics = new Map<string, Set<string>>()
  for (const { group, topic } of subscriptions) topics.set(group, (topics.get(group) ?? new Set()).add(topic))
  return topics
}

async function readEnds(
  subscriptions: readonly Subscription[],
  endsOf: (topic: string) => Promise<ReadonlyMap<number, bigint>>,
): Promise<Ends> {
  const topics = [...new Set(subscriptions.map((subscription) => subscription.topic))]
  const ends = await Promise.all(topics.map(async (topic) => [topic, await endsOf(topic).catch(() => null)] as const))
  return new Map(ends.filter((entry): entry is readonly [string, ReadonlyMap<number, bigint>] => entry[1] !== null))
}

type Described = Awaited<ReturnType<GroupInspector['describe']>> extends ReadonlyMap<string, infer D> ? D : never
type GroupFacts = {
  readonly group: string
  readonly topic: string
  readonly described: Described | undefined
  readonly committed: ReadonlyMap<number, bigint> | undefined
  readonly ends: ReadonlyMap<number, bigint> | undefined
}

function groupLag({ group, topic, described, committed, ends }: GroupFacts): GroupLag {
  const members = (described?.members ?? []).map((member) => ({
    memberId: member.memberId,
    clientId: member.clientId,
    host: member.host,
    partitions: member.topics.get(topic) ?? [],
  }))
  const partitions = [...(ends ?? [])]
    .sort(([a], [b]) => a - b)
    .map(([partition, end]) => {
      const bookmark = committed?.get(partition) ?? null
      return { partition, committed: bookmark?.toString() ?? null, end: end.toString(), lag: lagOf(end, bookmark) }
    })
  return { group, topic, state: described?.state ?? 'unknown', members, partitions }
}

/** A bookmark can be past an end that was read a moment earlier; that is no negative lag. */
const lagOf = (end: bigint, bookmark: bigint | null) =>
  bookmark === null ? Number(end) : Math.max(0, Number(end - bookmark))

/** End offsets straight from the cluster, for topics that no tap watches. */
export const endsFrom = (reader: TopicReader) => async (topic: string) =>
  new Map((await reader.offsets(topic)).map((partition) => [partition.partition, partition.end]))
