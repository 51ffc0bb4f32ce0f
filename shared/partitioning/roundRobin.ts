export type Member = { readonly memberId: string; readonly topics: readonly string[] }
/** Partitions by topic. */
export type Partitions = ReadonlyMap<string, readonly number[]>

/**
 * Java's RoundRobinAssignor: all partitions of all topics in order, each to the next member (by id) that subscribes to its topic. Every
 * member's own subscription counts, so that different services can share a group. Drawn and exported members lead their group with it.
 */
export function roundRobin(
  members: readonly Member[],
  partitions: Partitions,
): ReadonlyMap<string /* memberId */, Partitions> {
  const order = [...members].sort((a, b) => (a.memberId < b.memberId ? -1 : 1))
  const assigned = new Map(order.map(({ memberId }) => [memberId, new Map<string, number[]>()]))
  let turn = 0
  for (const [topic, partition] of inOrder(order, partitions)) {
    const [member, at] = nextSubscriber(order, topic, turn)
    turn = at + 1
    const own = assigned.get(member.memberId)
    own?.set(topic, [...(own.get(topic) ?? []), partition])
  }
  return assigned
}

/** What any of them subscribes to. */
export const topicsOf = (members: readonly Member[]): readonly string[] =>
  [...new Set(members.flatMap(({ topics }) => topics))].sort()

function inOrder(members: readonly Member[], partitions: Partitions): [string, number][] {
  return topicsOf(members).flatMap((topic) =>
    [...(partitions.get(topic) ?? [])].sort((a, b) => a - b).map((partition): [string, number] => [topic, partition]),
  )
}

/** There is one: only topics that somebody subscribes to are dealt out. */
function nextSubscriber(members: readonly Member[], topic: string, from: number): [Member, number] {
  for (let at = from; ; at++) {
    const member = members[at % members.length]
    if (member?.topics.includes(topic)) return [member, at]
  }
}
