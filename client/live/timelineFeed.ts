import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Problem } from '../../shared/problem'
import type { Timeline } from '../../shared/protocol/run'
import type { Wire } from '../wire'
import { joinTimeline } from './timelineLog'

/** Follows what happens on a board: asks for new figures every second, and is told of happenings at once. */
export type TimelineFeed = {
  readonly state: StoreApi<TimelineState>
  close(): void
}
export type TimelineState = { readonly timeline: Timeline | null; readonly problem: Problem | null }

const EVERY_MS = 1000

export function createTimelineFeed(wire: Pick<Wire, 'ask' | 'on'>, boardId: string): TimelineFeed {
  const state = createStore<TimelineState>(() => ({ timeline: null, problem: null }))
  let timer: ReturnType<typeof setTimeout> | undefined
  let closed = false
  const take = (news: Timeline) =>
    state.setState(({ timeline }) => ({ timeline: joinTimeline(timeline, news), problem: null }))
  const ask = async () => {
    const from = state.getState().timeline?.samples.at(-1)?.at ?? 0
    const outcome = await wire.ask('timeline:read', { boardId, from })
    if (closed) return
    if (outcome.ok) take(outcome.value)
    else state.setState({ problem: outcome.problem })
    timer = setTimeout(ask, EVERY_MS)
  }
  const stop = wire.on('timeline:grew', ({ boardId: about, happenings }) => {
    const { timeline } = state.getState()
    if (about === boardId && timeline) take({ since: timeline.since, samples: [], happenings })
  })
  void ask()
  return {
    state,
    close() {
      closed = true
      clearTimeout(timer)
      stop()
    },
  }
}
