import { topicNameProblem } from '../../topology/topicName'
import type { Rule } from '../boardProblem'

/** Topics that Kafka, or its client here, would refuse; services without a name. */
export const checkNames: Rule = function* (board, { prefix }) {
  for (const { id, name } of board.topics.values()) {
    const problem = topicNameProblem(name, prefix)
    if (problem) yield { code: 'topicName', severity: 'error', ...problem, elementId: id, field: 'name' }
  }
  for (const { id, name } of board.services.values()) {
    if (name.trim()) continue
    const sentence = 'This service has no name.'
    yield {
      code: 'serviceName',
      severity: 'error',
      sentence,
      next: 'Type a name such as Orders.',
      elementId: id,
      field: 'name',
    }
  }
}
