import type { KafkaNode, KafkaStatus } from '../../shared/protocol/live'
import type { NewHappening } from './timelines'

/** What somebody who watches the cluster has missed between the two. */
export function clusterNews(before: KafkaStatus, now: KafkaStatus): readonly NewHappening[] {
  const ofAll = newsOfAll(before.state, now)
  if (ofAll) return [ofAll]
  const isThere = before.state === 'ready' && now.state === 'ready'
  return isThere ? (now.nodes ?? []).flatMap((node) => newsOfNode(nodeLike(node, before), node)) : []
}

type State = KafkaStatus['state']
const AWAY: readonly State[] = ['restarting', 'unreachable', 'failed']

function newsOfAll(before: State, { state, name, sentence }: KafkaStatus): NewHappening | undefined {
  if (before === 'ready' && AWAY.includes(state))
    return { kind: 'brokerLost', sentence: sentence ?? `${name} is away.` }
  if (AWAY.includes(before) && state === 'ready') return { kind: 'brokerBack', sentence: `${name} is there again.` }
  return undefined
}

const nodeLike = ({ id }: KafkaNode, { nodes }: KafkaStatus) => nodes?.find((node) => node.id === id)

function newsOfNode(before: KafkaNode | undefined, { id, state, sentence }: KafkaNode): readonly NewHappening[] {
  const name = id === undefined ? 'The controller' : `Broker ${id}`
  if (before === undefined || before.state === state) return []
  if (state === 'ready') return [{ kind: 'brokerBack', sentence: `${name} is there again.` }]
  if (before.state !== 'ready') return []
  return [
    { kind: 'brokerLost', sentence: state === 'stopped' ? `${name} was killed.` : (sentence ?? `${name} is away.`) },
  ]
}
