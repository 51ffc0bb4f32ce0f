import type { KafkaStatus } from '../../shared/protocol/live'
import type { OpenBoards } from './boardPulse'
import { clusterNews } from './clusterNews'
import type { Engine, Parts } from './parts'

/** Writes down what services did, and when the cluster went and came back, on the boards that are open or were lately. */
export function followHappenings(parts: Parts, openBoards: () => OpenBoards): { stop(): void } {
  let followed: Engine | undefined
  let stopFollowing = () => {}
  let last = parts.cluster.status()

  function followEngine(): void {
    const engine = parts.cluster.engine()
    if (!engine.ok || engine.value === followed) return
    followed = engine.value
    stopFollowing()
    stopFollowing = followed.runner.onHappening((boardId, happening) => parts.timelines.happened(boardId, happening))
  }

  function onStatus(status: KafkaStatus): void {
    followEngine()
    const news = clusterNews(last, status)
    if (!PASSING.includes(status.state)) last = status
    for (const boardId of new Set([...openBoards().keys(), ...parts.timelines.boards()]))
      for (const happening of news) parts.timelines.happened(boardId, happening)
  }

  followEngine()
  const stopWatching = parts.cluster.onStatus(onStatus)
  return {
    stop() {
      stopWatching()
      stopFollowing()
    },
  }
}

/** On the way to another state: what comes of it is compared with what was before. */
const PASSING: readonly KafkaStatus['state'][] = ['fetching', 'starting']
