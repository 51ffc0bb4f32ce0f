import type { Happening, Timeline, TimelineSample } from '../../shared/protocol/run'
import { createTimelineRing, type TimelineRing } from './timelineRing'

/** What happened on each board lately, and its figures of each second. */
export type Timelines = {
  /** Is told at once. */
  happened(boardId: string, happening: NewHappening): void
  /** Called as often as one likes; once a second is kept, and of that what has changed. */
  sampled(boardId: string, figures: Figures): void
  read(boardId: string, from: number): Timeline
  /** Boards of which anything is known. */
  boards(): readonly string[]
}
/** Without `at` it is now. */
export type NewHappening = Omit<Happening, 'id' | 'at'> & { readonly at?: number }
export type Figures = Omit<TimelineSample, 'at'>

export type TimelinesOptions = {
  onHappening(boardId: string, happening: Happening): void
  /** Milliseconds since the epoch. */
  readonly now?: () => number
}

export function createTimelines({ onHappening, now = Date.now }: TimelinesOptions): Timelines {
  const rings = new Map<string, TimelineRing>()

  function ringOf(boardId: string): TimelineRing {
    for (const [id, ring] of rings) if (ring.isStale(now())) rings.delete(id)
    const ring = rings.get(boardId) ?? createTimelineRing()
    rings.set(boardId, ring)
    return ring
  }

  return {
    happened(boardId, happening) {
      onHappening(boardId, ringOf(boardId).happened({ at: now(), ...happening }))
    },
    sampled: (boardId, figures) => ringOf(boardId).sampled({ ...figures, at: now() }),
    read: (boardId, from) => ringOf(boardId).read(from, now()),
    boards: () => [...rings.keys()],
  }
}
