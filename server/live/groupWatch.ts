import type { GroupLag } from '../../shared/protocol/live'
import { reportBug } from '../reportBug'
import type { GroupCensus } from './groupCensus'
import { type GroupSources, readGroupLags, type Subscription } from './groupLags'
import { createLagTrends } from './lagTrends'

/** Bookmarks and lag of all groups on the topics of one board, asked for again and again; never waits for a cluster that does not answer. */
export type GroupWatch = {
  /** As last read. A cluster that is away leaves the last known bookmarks; the topics' own view state says that they are not live. */
  lags(): readonly GroupLag[]
  /** Called at every beat; asks the cluster at some of them, and one question at a time. */
  beat(drawn: Drawn): void
}
/** Names as on the cluster. */
export type Drawn = { readonly subscriptions: readonly Subscription[]; readonly topics: readonly string[] }

export type GroupWatchOptions = GroupSources & {
  readonly census: Pick<GroupCensus, 'readersOf'>
  /** Milliseconds since the epoch. */
  readonly now?: () => number
}

/** With beats of a quarter of a second: twice a second while anything moves, otherwise once. */
const BUSY_BEATS = 2
const IDLE_BEATS = 4

export function watchGroups({ census, now = Date.now, ...sources }: GroupWatchOptions): GroupWatch {
  const trends = createLagTrends(now)
  let lags: readonly GroupLag[] = []
  let lastFacts = ''
  let isAsking = false
  let wait = 0

  async function ask({ subscriptions, topics }: Drawn): Promise<void> {
    const drawn = new Map(subscriptions.map((subscription) => [keyOf(subscription), subscription]))
    const readers = new Map(census.readersOf(new Set(topics)).map((reader) => [keyOf(reader), reader]))
    const groups = new Set(subscriptions.map(({ group }) => group))
    const read = await readGroupLags(sources, [...new Map([...drawn, ...readers]).values()])
    const facts = JSON.stringify(read)
    wait = facts === lastFacts ? IDLE_BEATS : BUSY_BEATS
    lastFacts = facts
    const seen = trends.follow(read).map((lag) => ({ ...lag, owned: groups.has(lag.group) }))
    lags = [...seen, ...goneOf(lags, new Set(seen.map(keyOf)))]
  }

  return {
    lags: () => lags,
    beat(drawn) {
      wait -= 1
      if (isAsking || wait > 0) return
      isAsking = true
      void ask(drawn)
        .catch(reportBug)
        .finally(() => {
          isAsking = false
        })
    },
  }
}

const keyOf = ({ group, topic }: Subscription) => `${group} ${topic}`

/** Groups that were there before and are not now: deleted on the cluster, or drawn no more and never seen there. */
function goneOf(before: readonly GroupLag[], present: ReadonlySet<string>): readonly GroupLag[] {
  return before
    .filter((lag) => !present.has(keyOf(lag)))
    .map(({ group, topic }) => ({ group, topic, owned: false, state: 'dead', members: [], partitions: [] }))
}
