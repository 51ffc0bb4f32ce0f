import type { GroupInspector, TopicOffsets } from '../kafka/port'
import { reportBug } from '../reportBug'
import type { Subscription } from './groupLags'

/** Which groups of the cluster, whoever made them, have to do with which topics. */
export type GroupCensus = {
  /** Called at every beat; asks the cluster at some of them, and never twice at once. */
  beat(): void
  /** Groups that have committed on these topics or are assigned any of their partitions. */
  readersOf(topics: ReadonlySet<string>): readonly Subscription[]
}

/** With beats of a quarter of a second: every two seconds. */
const EVERY_BEATS = 8
/** A cluster may have thousands of groups; so many of those that are new are looked at each time, and of the others in turn. */
const AT_ONCE = { new: 50, known: 10 } as const

export function takeGroupCensus(groups: Pick<GroupInspector, 'list' | 'describe' | 'offsetsOfAll'>): GroupCensus {
  /** By group, those first that were looked at longest ago. */
  const topicsOf = new Map<string, ReadonlySet<string>>()
  let isAsking = false
  let wait = 0

  async function ask(): Promise<void> {
    const listed = (await groups.list()).map(({ group }) => group)
    const present = new Set(listed)
    for (const group of [...topicsOf.keys()]) if (!present.has(group)) topicsOf.delete(group)
    const strangers = listed.filter((group) => !topicsOf.has(group))
    const next = [...strangers.slice(0, AT_ONCE.new), ...[...topicsOf.keys()].slice(0, AT_ONCE.known)]
    if (next.length === 0) return
    const [described, committed] = await Promise.all([groups.describe(next), groups.offsetsOfAll(next)])
    for (const group of next) {
      topicsOf.delete(group)
      topicsOf.set(group, topicsIn(committed.get(group), described.get(group)?.members ?? []))
    }
  }

  return {
    beat() {
      wait -= 1
      if (isAsking || wait > 0) return
      isAsking = true
      wait = EVERY_BEATS
      // A cluster that is away leaves what was known.
      void ask()
        .catch(reportBug)
        .finally(() => {
          isAsking = false
        })
    },
    readersOf: (topics) =>
      [...topicsOf].flatMap(([group, own]) =>
        [...own].filter((topic) => topics.has(topic)).map((topic) => ({ group, topic })),
      ),
  }
}

type Members = readonly { readonly topics: ReadonlyMap<string, unknown> }[]

const topicsIn = (committed: TopicOffsets | undefined, members: Members): ReadonlySet<string> =>
  new Set([...(committed?.keys() ?? []), ...members.flatMap(({ topics }) => [...topics.keys()])])
