import type { Topology } from '../../shared/topology/model'
import type { OpenBoard } from './openBoard'
import type { PlanState } from './plan/planner'

/** Keeps the live view on the board's topics, as far as they exist on the cluster. */
export function watchTopics({ session, planner, live }: Pick<OpenBoard, 'session' | 'planner' | 'live'>): () => void {
  const watch = () => {
    const { topology, prefix } = session.state.getState()
    live.watch(topicsToWatch(topology, prefix, planner.state.getState()))
  }
  const ends = [session.state.subscribe(watch), planner.state.subscribe(watch)]
  return () => {
    for (const end of ends) end()
  }
}

/** Kafka's rule for the names of topics; a name that it refuses cannot exist. */
const POSSIBLE_NAME = /^(?!\.{1,2}$)[a-zA-Z0-9._-]{1,249}$/
const MOST = 500

/** Names on the cluster, sorted. Nothing before the first plan: until then nobody knows what exists. */
export function topicsToWatch(
  topology: Topology,
  prefix: string,
  { plan }: Pick<PlanState, 'plan'>,
): readonly string[] {
  if (plan === null) return []
  const missing = new Set(plan.steps.flatMap((step) => (step.kind === 'createTopic' ? [step.topic] : [])))
  const names = [...topology.topics.values()].map((topic) => prefix + topic.name)
  return [...new Set(names)]
    .filter((name) => POSSIBLE_NAME.test(name) && !missing.has(name))
    .sort()
    .slice(0, MOST)
}
