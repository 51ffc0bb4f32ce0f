import { useSyncExternalStore } from 'react'
import type { LiveRow } from '../../live/port'
import { useBoard, useBoardState, useWorkspace } from '../boardContext'

/** The rows of the topic chosen in the drawer, oldest first. */
export function useRows(): readonly LiveRow[] {
  const { live } = useBoard()
  const topic = useChosenTopic()
  return useSyncExternalStore(live.onRows, () => live.rows(topic))
}

/** By its name on the cluster; null is all of them. */
export function useChosenTopic(): string | null {
  const topicId = useWorkspace((state) => state.drawer.topicId)
  return useBoardState(({ topology, prefix }) => {
    const topic = topicId === null ? undefined : topology.topics.get(topicId)
    return topic ? prefix + topic.name : null
  })
}
