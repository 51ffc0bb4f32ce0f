import { LIMITS } from '../../topology/limits'
import type { Topic } from '../../topology/model'
import type { BoardProblem, Rule } from '../boardProblem'

/** Partitions, copies and rates that no cluster, or not this one, can give. */
export const checkSizes: Rule = function* ({ topics, connections }, { brokers }) {
  for (const topic of topics.values()) yield* sizesOf(topic, brokers)
  for (const connection of connections.values()) {
    if (connection.kind !== 'produces' || (connection.rate >= 0 && connection.rate <= LIMITS.rate)) continue
    const sentence = `A service produces 0 to ${LIMITS.rate} messages a second, not ${connection.rate}.`
    yield {
      code: 'rate',
      severity: 'error',
      sentence,
      next: 'Change the rate.',
      elementId: connection.id,
      field: 'rate',
    }
  }
}

function* sizesOf({ id, partitions, replication }: Topic, brokers: number | undefined): Iterable<BoardProblem> {
  if (!Number.isInteger(partitions) || partitions < 1 || partitions > LIMITS.partitions) {
    const sentence = `A topic has 1 to ${LIMITS.partitions} partitions, not ${partitions}.`
    yield {
      code: 'partitions',
      severity: 'error',
      sentence,
      next: 'Change the number.',
      elementId: id,
      field: 'partitions',
    }
  }
  if (!Number.isInteger(replication) || replication < 1 || replication > 32_767) {
    const sentence = `A topic has at least one copy; ${replication} is no number of copies.`
    yield {
      code: 'replication',
      severity: 'error',
      sentence,
      next: 'Use 1, or 3 on a cluster.',
      elementId: id,
      field: 'replication',
    }
  } else if (brokers !== undefined && replication > brokers) {
    const sentence = `Replication ${replication} needs ${replication} brokers; this cluster has ${brokers}.`
    yield {
      code: 'replication',
      severity: 'error',
      sentence,
      next: `Use ${brokers} or less.`,
      elementId: id,
      field: 'replication',
    }
  }
}
