import type { KafkaStatus } from '../../shared/protocol/live'
import type { OpenBoards } from './boardPulse'
import type { Engine, Parts } from './parts'

/** Writes down what services did, and when the cluster went and came back, on the boards that are open or were lately. */
export function followHappenings(parts: Parts, openBoards: () => OpenBoards): { stop(): void } {
  let followed: Engine | undefined
  let stopFollowing = () => {}
  let last = parts.cluster.status().state

  function followEngine(): void {
    const engine = parts.cluster.engine()
    if (!engine.ok || engine.value === followed) return
    followed = engine.value
    stopFollowing()
    stopFollowing = followed.runner.onHappening((boardId, happening) => parts.timelines.happened(boardId, happening))
  }

  function onStatus({ state, name, sentence }: KafkaStatus): void {
    followEngine()
    const kind = changeOf(last, state)
    last = state
    if (!kind) return
    const told = kind === 'brokerBack' ? `${name} is there again.` : (sentence ?? `${name} is away.`)
    for (const boardId of new Set([...openBoards().keys(), ...parts.timelines.boards()]))
      parts.timelines.happened(boardId, { kind, sentence: told })
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

type State = KafkaStatus['state']
const AWAY: readonly State[] = ['restarting', 'unreachable', 'failed']

function changeOf(last: State, state: State): 'brokerLost' | 'brokerBack' | undefined {
  if (last === 'ready' && AWAY.includes(state)) return 'brokerLost'
  return AWAY.includes(last) && state === 'ready' ? 'brokerBack' : undefined
}
