export type Member = { readonly id: string; readonly topics: readonly string[] }
export type Assignment = ReadonlyMap<string /* member */, ReadonlyMap<string /* topic */, readonly number[]>>

/**
 * Deals the partitions of all topics to the members in turn; who does not subscribe to a topic is passed over. The same rule as Java's
 * RoundRobinAssignor, so that any member may lead the group.
 */
export function dealPartitions(
  members: readonly Member[],
  partitionsOf: (topic: string) => readonly number[],
): Assignment {
  const sorted = [...members].sort((a, b) => compare(a.id, b.id))
  const dealt = new Map(sorted.map(({ id }) => [id, new Map<string, number[]>()]))
  let turn = 0
  for (const topic of allTopics(members)) {
    for (const partition of [...partitionsOf(topic)].sort((a, b) => a - b)) {
      while (!sorted[turn % sorted.length]?.topics.includes(topic)) turn++
      const hand = dealt.get(sorted[turn++ % sorted.length]?.id ?? '')
      hand?.set(topic, [...(hand.get(topic) ?? []), partition])
    }
  }
  return dealt
}

export const allTopics = (members: readonly Member[]): string[] =>
  [...new Set(members.flatMap(({ topics }) => topics))].sort(compare)

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
