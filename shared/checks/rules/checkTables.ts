import type { Topic } from '../../topology/model'
import type { Rule } from '../boardProblem'

/** A topic that is read as a table should keep the last value of every key. */
export const checkTables: Rule = function* ({ topics, connections }) {
  const tables = new Set(
    [...connections.values()].flatMap((found) =>
      found.kind === 'subscribes' && found.as === 'table' ? found.from : [],
    ),
  )
  for (const topic of topics.values()) {
    if (!tables.has(topic.id) || isCompacted(topic)) continue
    yield {
      code: 'tableNotCompacted',
      severity: 'hint',
      sentence: `"${topic.name}" is read as a table, but not compacted: the last value of a key goes when its time is over.`,
      next: 'Set its cleanup.policy to compact.',
      elementId: topic.id,
      field: 'configs.cleanup.policy',
    }
  }
}

const isCompacted = ({ configs }: Topic) =>
  (configs.get('cleanup.policy') ?? '').split(',').some((policy) => policy.trim() === 'compact')
