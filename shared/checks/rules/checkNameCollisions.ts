import { groupBy } from '../../topology/groupBy'
import type { Rule } from '../boardProblem'

/** Kafka's metrics write `.` as `_`, and it refuses to create a topic whose name would look like another's there. */
export const checkNameCollisions: Rule = function* ({ topics }) {
  for (const alike of groupBy(topics.values(), ({ name }) => name.replaceAll('.', '_')).values()) {
    const [first, ...others] = alike
    for (const { id, name } of others) {
      if (name === first?.name) continue
      const sentence = `"${name}" and "${first?.name}" differ only by "." and "_"; Kafka's metrics cannot tell them apart, and it will not create both.`
      yield {
        code: 'nameCollision',
        severity: 'error',
        sentence,
        next: 'Use one of the two signs, or another name.',
        elementId: id,
        field: 'name',
      }
    }
  }
}
