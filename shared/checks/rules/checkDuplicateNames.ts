import { groupBy } from '../../topology/groupBy'
import type { BoardProblem, Rule } from '../boardProblem'

/** Two topics of one name are one topic on the cluster; two services or stores of one name cannot be told apart by people. */
export const checkDuplicateNames: Rule = function* ({ topics, services, stores }) {
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
  yield* confusable(services.values(), 'service')
  yield* confusable(stores.values(), 'store')
}

function* confusable(things: Iterable<Named>, kind: 'service' | 'store'): Iterable<BoardProblem> {
  for (const { id, name } of namedAlike(things)) {
    yield {
      code: `duplicate${kind === 'service' ? 'Service' : 'Store'}`,
      severity: 'warning',
      sentence: `Another ${kind} is called "${name}" too.`,
      next: 'Rename one of them.',
      elementId: id,
      field: 'name',
    }
  }
}

type Named = { readonly id: string; readonly name: string }

/** All but the first of each name: that one may keep it. */
function namedAlike<T extends Named>(things: Iterable<T>): readonly T[] {
  return [...groupBy(things, ({ name }) => name.trim())].flatMap(([name, alike]) => (name ? alike.slice(1) : []))
}
