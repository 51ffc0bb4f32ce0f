import type { Topic } from '../../topology/model'
import { nearest } from '../../topology/nearest'
import { expectedInstead, TOPIC_CONFIGS } from '../../topology/topicConfigs'
import type { BoardProblem, Rule } from '../boardProblem'

/** Topic configs with values that Kafka would refuse. A name it may not know is only a warning: clusters have configs of their own. */
export const checkConfigs: Rule = function* ({ topics }) {
  for (const topic of topics.values()) {
    for (const [name, value] of topic.configs) yield* problemOf(topic, name, value)
    yield* copiesProblem(topic)
  }
}

function* problemOf({ id }: Topic, name: string, value: string): Iterable<BoardProblem> {
  const field = `configs.${name}`
  const rule = TOPIC_CONFIGS.get(name)
  if (!rule) {
    const near = nearest(name, TOPIC_CONFIGS.keys())
    const next = near ? `Did you mean "${near}"?` : 'Check the spelling; a cluster refuses what it does not know.'
    yield {
      code: 'unknownConfig',
      severity: 'warning',
      sentence: `Apache Kafka has no topic config called "${name}".`,
      next,
      elementId: id,
      field,
    }
    return
  }
  const expected = expectedInstead(rule, value)
  if (expected)
    yield {
      code: 'config',
      severity: 'error',
      sentence: `${name} is "${value}"; Kafka wants ${expected}.`,
      elementId: id,
      field,
    }
}

function* copiesProblem({ id, configs, replication }: Topic): Iterable<BoardProblem> {
  const needed = Number(configs.get('min.insync.replicas'))
  if (!(needed > replication)) return
  const sentence = `min.insync.replicas is ${needed}, but there ${replication === 1 ? 'is one copy' : `are ${replication} copies`}: nothing could be written.`
  yield {
    code: 'config',
    severity: 'error',
    sentence,
    next: 'Lower it, or raise the replication.',
    elementId: id,
    field: 'configs.min.insync.replicas',
  }
}
