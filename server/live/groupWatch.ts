import type { GroupLag } from '../../shared/protocol/live'
import type { GroupInspector, TopicReader } from '../kafka/port'
import { endsFrom, readGroupLags, type Subscription } from './groupLags'

/** Bookmarks and lag of some groups, asked for again and again; never waits for a cluster that does not answer. */
export type GroupWatch = {
  /** As last read. A cluster that is away leaves the last known bookmarks; the topics' own view state says that they are not live. */
  lags(): readonly GroupLag[]
  /** Called at every beat; asks the cluster at some of them, and one question at a time. */
  beat(subscriptions: readonly Subscription[]): void
}

/** While something moves every second beat is used; while nothing does, every eighth. */
const BUSY_BEATS = 2
const IDLE_BEATS = 8

export function watchGroups(groups: GroupInspector, reader: TopicReader): GroupWatch {
  let lags: readonly GroupLag[] = []
  let asking = false
  let wait = 0
  const ask = async (subscriptions: readonly Subscription[]) => {
    asking = true
    const before = JSON.stringify(lags)
    lags = await readGroupLags(groups, subscriptions, endsFrom(reader)).catch(() => lags)
    wait = JSON.stringify(lags) === before ? IDLE_BEATS : BUSY_BEATS
    asking = false
  }
  return {
    lags: () => lags,
    beat: (subscriptions) => {
      wait -= 1
      if (!asking && wait <= 0) void ask(subscriptions)
    },
  }
}
