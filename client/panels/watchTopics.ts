import type { ClusterPlan } from '../../shared/plan/model'
import type { Topology } from '../../shared/topology/model'
import { isTopicName } from '../../shared/topology/topicName'
import type { BoardSession } from '../board/port'
import type { LiveView } from '../live/port'
import type { Planner } from './plan/planner'

type Watching = { readonly session: BoardSession; readonly planner: Planner; readonly live: LiveView }

/**
 * Keeps the live view on the board's topics, as far as they exist on the cluster: whenever a new plan tells. While there is none, because
 * nobody knows yet or the cluster is away, what is watched stays watched: letting go would lose the place where the stream has to go on.
 */
export function watchTopics({ session, planner, live }: Watching): () => void {
  return planner.state.subscribe(({ plan }, before) => {
    if (plan === null || plan === before.plan) return
    const { topology, prefix } = session.state.getState()
    live.watch(topicsToWatch(topology, prefix, plan))
  })
}

const MOST = 500

/** Names on the cluster, sorted, each once. */
export function topicsToWatch(topology: Topology, prefix: string, plan: ClusterPlan): readonly string[] {
  const missing = new Set(plan.steps.flatMap((step) => (step.kind === 'createTopic' ? [step.topic] : [])))
  const names = [...topology.topics.values()].map((topic) => prefix + topic.name)
  return [...new Set(names)]
    .filter((name) => isTopicName(name) && !missing.has(name))
    .sort()
    .slice(0, MOST)
}
