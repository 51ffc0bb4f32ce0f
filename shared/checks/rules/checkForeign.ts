import { writtenTopics } from '../../topology/writtenTopics'
import type { Rule } from '../boardProblem'

/** Topics of somebody else that something on the board would write to. */
export const checkForeign: Rule = function* (board, { foreign = [] }) {
  const written = writtenTopics(board)
  for (const id of foreign) {
    const topic = board.topics.get(id)
    if (!topic || !written.has(id)) continue
    yield {
      code: 'foreignTopic',
      severity: 'error',
      sentence: `"${topic.name}" was on the cluster already and belongs to somebody else: nothing here produces to it.`,
      next: 'Adopt it in the plan, or choose another name.',
      elementId: id,
    }
  }
}
