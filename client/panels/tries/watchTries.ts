import type { StoreApi } from 'zustand/vanilla'
import type { BoardSession } from '../../board/port'
import type { WorkspaceStore } from '../../board/workspace'
import type { LiveView } from '../../live/port'
import { goalOf } from './goalOf'
import { hintsOf } from './hintsOf'
import { isReached, type Seen } from './isReached'
import type { Tried } from './tried'

type Watched = {
  readonly session: Pick<BoardSession, 'state'>
  readonly workspace: WorkspaceStore
  readonly live: Pick<LiveView, 'counters'>
  /** The record that is open, its topic named as on the cluster. */
  readonly opened: StoreApi<{ readonly place: { readonly topic: string } | null }>
  readonly tried: Tried
}

/** Ticks off what is tried, from what really happens on the board, until the returned function is called. */
export function watchTries({ session, workspace, live, opened, tried }: Watched): () => void {
  let before: Seen | null = null
  /** Topics that were not on the cluster at some moment. */
  const lacked = new Set<string>()

  const look = () => {
    const { topology, prefix, saving } = session.state.getState()
    if (saving === 'loading') return
    const { runs, planted, topics: counted } = live.counters.getState()
    const { place } = opened.getState()
    const topics = [...topology.topics.values()]
    const viewOf = (name: string) => counted.get(prefix + name)?.view.kind
    for (const { id, name } of topics) if (viewOf(name) === 'missing') lacked.add(id)
    const now: Seen = {
      topology,
      runs,
      planted,
      isFollowing: workspace.getState().followed !== null,
      openTopic: (place && topics.find(({ name }) => place.topic === prefix + name)?.id) ?? null,
      isApplied: topics.some(({ id, name }) => lacked.has(id) && viewOf(name) === 'live'),
    }
    if (before) tick(before, now)
    before = now
  }

  const tick = (last: Seen, now: Seen) => {
    const { hints } = tried.getState()
    const reached = hintsOf(now.topology).filter((hint) => {
      const goal = hints.has(hint) ? null : goalOf(hint, now.topology)
      return goal !== null && isReached(goal, last, now)
    })
    if (reached.length > 0) tried.setState({ hints: new Set([...hints, ...reached]) })
  }

  const leave = [session.state, live.counters, workspace, opened].map((store) => store.subscribe(look))
  return () => {
    for (const stop of leave) stop()
  }
}
