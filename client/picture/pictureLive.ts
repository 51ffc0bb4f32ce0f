import type { BoardSession } from '../board/port'
import type { Lane } from '../canvas/lanes/drawnLane'
import { createLaneFeed } from '../canvas/lanes/laneFeed'
import type { LiveCounters, LiveView } from '../live/port'

/** What is going on at one moment, for a picture that shows it. */
export type PictureLive = {
  readonly counters: LiveCounters
  readonly prefix: string
  readonly now: number
  lanes(topic: string, partitions: number): readonly Lane[]
}

export function pictureLive(session: BoardSession, live: LiveView): PictureLive {
  return {
    counters: live.counters.getState(),
    prefix: session.state.getState().prefix,
    now: Date.now(),
    lanes(name, partitions) {
      const feed = createLaneFeed({ live, session, name })
      const leave = feed.connect()
      const lanes = feed.lanes(partitions)
      leave()
      return lanes
    },
  }
}
