import { streamsOf } from '../../../shared/topology/isStream'
import type { BoardSession } from '../../board/port'
import type { LiveView } from '../../live/port'
import type { Lane } from './drawnLane'
import { createLaneModel } from './laneModel'

/** The lanes of one topic as they are now, for whoever paints or moves something on them. */
export type LaneFeed = {
  lanes(partitions: number): readonly Lane[]
  onChange(listener: () => void): () => void
  /** Follows the topic until the returned function is called. */
  connect(): () => void
}

type Sources = { readonly live: LiveView; readonly session: BoardSession /** As drawn. */; readonly name: string }

export function createLaneFeed({ live, session, name }: Sources): LaneFeed {
  let model = createLaneModel()
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  return {
    lanes: (partitions) => model.lanes(partitions),
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    connect() {
      const topic = session.state.getState().prefix + name
      let seen = live.counters.getState()
      model = createLaneModel()
      const count = () => {
        const counters = seen.topics.get(topic)
        if (counters) model.counted(counters.partitions)
        const groups = [...seen.groups.values()].filter((lag) => lag.topic === topic)
        model.committed(groups, drawnGroups(session))
        changed()
      }
      const leave = [
        live.onArrival((arrival) => {
          if (arrival.topic !== topic) return
          model.arrived(arrival.records, arrival.skipped)
          changed()
        }),
        live.counters.subscribe((state) => {
          const before = seen
          seen = state
          if (state.topics.get(topic) !== before.topics.get(topic) || state.groups !== before.groups) count()
        }),
      ]
      for (const row of live.rows(topic)) {
        if ('record' in row) model.arrived([row.record])
        else model.arrived([], [row.skip])
      }
      count()
      return () => {
        for (const stop of leave) stop()
      }
    },
  }
}

/** Whether a group, by its name on the cluster, is one of this board. */
export function drawnGroups(session: BoardSession): (group: string) => boolean {
  const { topology, prefix } = session.state.getState()
  const groups = new Set(streamsOf(topology).map(({ group }) => prefix + group))
  return (group) => groups.has(group)
}
