import type { Problem } from '../problem'
import type { Topic } from '../topology/model'
import { isSameConfig } from '../topology/topicConfigs'
import { configHazards, partitionHazards } from './hazards'
import type { Blocked, ClusterTopic, Step } from './model'
import { wrongConfig } from './whyNotCreate'

/** What one topic of the drawing leads to. */
export type TopicPlan = { readonly steps: readonly Step[]; readonly blocked: readonly Blocked[] }

/** From a topic that exists to the topic that is drawn. */
export function planChanges(drawn: Topic, existing: ClusterTopic, isOwned: boolean): TopicPlan {
  const steps = [...addPartitions(drawn, existing), ...setConfigs(drawn, existing)]
  const refusals = [...unchangeable(drawn, existing)]
  const wantsChange = steps.length > 0 || refusals.length > 0
  if (wantsChange && !isOwned) return { steps: [], blocked: [blocked(drawn, existing, foreign(existing))] }
  return { steps, blocked: refusals.map((problem) => blocked(drawn, existing, problem)) }
}

function foreign({ name }: ClusterTopic): Problem {
  return {
    code: 'foreign',
    sentence: `"${name}" exists already on the cluster, is not as it is drawn, and this board neither created nor adopted it.`,
    next: 'Adopt it to let this board change it, draw it as it is, or use another name.',
  }
}

const blocked = ({ id }: Topic, { name }: ClusterTopic, problem: Problem): Blocked => ({
  topicId: id,
  topic: name,
  problem,
  canAdopt: problem.code === 'foreign',
})

function addPartitions({ id, partitions }: Topic, existing: ClusterTopic): readonly Step[] {
  if (partitions <= existing.partitions) return []
  const [from, to] = [existing.partitions, partitions]
  return [{ kind: 'addPartitions', topicId: id, topic: existing.name, from, to, hazards: partitionHazards(from, to) }]
}

/** Only what the drawing names and only where it differs. A value that Kafka refuses is among the refusals instead. */
function setConfigs(drawn: Topic, existing: ClusterTopic): readonly Step[] {
  if (wrongConfig(drawn)) return []
  const changes = [...drawn.configs].flatMap(([name, to]) => {
    const from = existing.configs.get(name)
    return from !== undefined && isSameConfig(name, from, to) ? [] : [{ name, from: from ?? null, to }]
  })
  if (changes.length === 0) return []
  const set = Object.fromEntries(changes.map(({ name, from, to }) => [name, { from, to }]))
  return [{ kind: 'setConfigs', topicId: drawn.id, topic: existing.name, set, hazards: changes.flatMap(configHazards) }]
}

function* unchangeable(drawn: Topic, { name, partitions, replication }: ClusterTopic): Iterable<Problem> {
  if (drawn.partitions < partitions) {
    const sentence = `"${name}" has ${partitions} partitions; Kafka cannot take any away, so it will not have ${drawn.partitions}.`
    yield { code: 'fewerPartitions', sentence, next: `Draw ${partitions} partitions, or use another name.` }
  }
  if (drawn.replication !== replication) {
    const sentence = `"${name}" has replication ${replication}, not ${drawn.replication}; changing that means moving data, which Streamboard does not do.`
    yield { code: 'replicationChange', sentence, next: `Draw replication ${replication}.` }
  }
  const config = wrongConfig(drawn)
  if (config) yield config
}
