import { groupBy } from '../../../shared/topology/groupBy'
import type { MembershipOptions, TopicOffsets } from '../port'
import type { GroupMember } from './groupMember'
import type { PartitionWork } from './partitionWork'

export type TopicWorks = ReadonlyMap<string, ReadonlyMap<number, PartitionWork>>

/** Commits how far the works are; what has not moved since the last commit is left out. */
export function createBookmarks(
  member: GroupMember,
  works: TopicWorks,
  heldAt: MembershipOptions['heldAt'] = () => undefined,
): { commit(): Promise<void> } {
  const committed = new Map<PartitionWork, bigint>()

  return {
    async commit() {
      const due = [...works].flatMap(([topic, partitions]) =>
        [...partitions]
          .map(([partition, work]) => ({
            topic,
            partition,
            work,
            offset: lower(work.bookmark(), heldAt(topic, partition)),
          }))
          .filter(({ work, offset }) => committed.get(work) !== offset),
      )
      if (due.length === 0) return
      await member.commit(byTopic(due))
      for (const { work, offset } of due) committed.set(work, offset)
    },
  }
}

const lower = (offset: bigint, held: bigint | undefined) => (held !== undefined && held < offset ? held : offset)

function byTopic(due: readonly { topic: string; partition: number; offset: bigint }[]): TopicOffsets {
  return new Map(
    [...groupBy(due, ({ topic }) => topic)].map(([topic, entries]) => [
      topic,
      new Map(entries.map(({ partition, offset }) => [partition, offset])),
    ]),
  )
}
