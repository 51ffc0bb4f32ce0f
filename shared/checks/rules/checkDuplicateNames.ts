import { groupBy } from '../../topology/groupBy'
import type { Rule } from '../boardProblem'

/** Two topics of one name are one topic on the cluster; two services of one name cannot be told apart by people. */
export const checkDuplicateNames: Rule = function* ({ topics, services }) {
  for (const { id, name } of namedAlike(topics.values())) {
    const sentence = `Another topic is called "${name}" too; on the cluster the two are one.`
    yield {
      code: 'duplicateTopic',
      severity: 'error',
      sentence,
      next: 'Rename one of them, or remove it.',
      elementId: id,
      field: 'name',
    }
  }
  for (const { id, name } of namedAlike(services.values())) {
    const sentence = `Another service is called "${name}" too.`
    yield {
      code: 'duplicateService',
      severity: 'warning',
      sentence,
      next: 'Rename one of them.',
      elementId: id,
      field: 'name',
    }
  }
}

/** All but the first of each name: that one may keep it. */
function namedAlike<T extends { readonly name: string }>(things: Iterable<T>): readonly T[] {
  return [...groupBy(things, ({ name }) => name.trim())].flatMap(([name, alike]) => (name ? alike.slice(1) : []))
}
