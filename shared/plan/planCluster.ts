import type { Topic, Topology } from '../topology/model'
import { stableHash } from '../topology/stableHash'
import { oneCopyHazards } from './hazards'
import type { ClusterPlan, ClusterState, DrawnTopic, Ownership, Step } from './model'
import { planChanges, type TopicPlan } from './planChanges'
import { whyNotCreate } from './whyNotCreate'

export type PlanInput = {
  readonly topology: Topology
  /** Before every topic's name on the cluster. */
  readonly prefix: string
  /** What the cluster holds of the topics that the topology names, and of those that are owned. */
  readonly cluster: ClusterState
  /** Topics by their names on the cluster. */
  readonly owned: Ownership
}

/**
 * The steps from the cluster as it is to the cluster as it is drawn. Topics are created, given partitions and configs; nothing is ever
 * deleted, configs that the drawing does not name stay, and a topic that the board neither created nor adopted is used but not changed.
 */
export function planCluster(input: PlanInput): ClusterPlan {
  const plans = drawnOnce(input.topology).map((topic) => planTopic(topic, input))
  const existing = existingOf(input)
  return {
    steps: plans.flatMap(({ steps }) => steps),
    blocked: plans.flatMap(({ blocked }) => blocked),
    own: existing.filter(({ topic }) => input.owned.has(topic)),
    foreign: existing.filter(({ topic }) => !input.owned.has(topic)),
    undrawn: undrawnOf(input),
    hash: hashOf(input),
  }
}

/** Of topics drawn under one name the first stands for all; the checks name the others. */
function drawnOnce({ topics }: Topology): readonly Topic[] {
  const names = new Set<string>()
  return [...topics.values()].filter(({ name }) => !names.has(name) && names.add(name))
}

function existingOf({ topology, prefix, cluster }: PlanInput): readonly DrawnTopic[] {
  return drawnOnce(topology)
    .map(({ id, name }) => ({ topicId: id, topic: prefix + name }))
    .filter(({ topic }) => cluster.topics.has(topic))
}

function undrawnOf({ topology, prefix, cluster, owned }: PlanInput): ClusterPlan['undrawn'] {
  const drawn = new Set(drawnOnce(topology).map(({ name }) => prefix + name))
  return [...owned].filter((topic) => cluster.topics.has(topic) && !drawn.has(topic)).sort()
}

function planTopic(drawn: Topic, { prefix, cluster, owned }: PlanInput): TopicPlan {
  const topic = prefix + drawn.name
  const existing = cluster.topics.get(topic)
  if (existing) return planChanges(drawn, existing, owned.has(topic))
  const problem = whyNotCreate(drawn, { prefix, cluster })
  if (problem) return { steps: [], blocked: [{ topicId: drawn.id, topic, problem, canAdopt: false }] }
  const { id, partitions, replication, configs } = drawn
  const hazards = oneCopyHazards(replication, cluster.brokers)
  const step: Step = {
    kind: 'createTopic',
    topicId: id,
    topic,
    partitions,
    replication,
    configs: Object.fromEntries(configs),
    hazards,
  }
  return { steps: [step], blocked: [] }
}

/** Of all that the plan depends on and of nothing else: moving a node leaves a plan valid. */
function hashOf({ topology, prefix, cluster, owned }: PlanInput): string {
  const drawn = [...topology.topics.values()]
  const names = [...new Set(drawn.map(({ name }) => prefix + name))].sort()
  return stableHash(
    JSON.stringify({
      prefix,
      brokers: cluster.brokers,
      drawn: drawn.map(({ id, name, partitions, replication, configs }) => [
        id,
        name,
        partitions,
        replication,
        sorted(configs),
      ]),
      existing: names
        .map((name) => cluster.topics.get(name))
        .map((topic) => topic && [topic.name, topic.partitions, topic.replication, sorted(topic.configs)]),
      owned: names.filter((name) => owned.has(name)),
    }),
  )
}

const sorted = (configs: ReadonlyMap<string, string>) => [...configs].sort(([a], [b]) => (a < b ? -1 : 1))
