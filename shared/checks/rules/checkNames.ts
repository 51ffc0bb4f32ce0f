import { topicNameProblem } from '../../topology/topicName'
import type { BoardProblem, Rule } from '../boardProblem'

/** Topics that Kafka, or its client here, would refuse; services and stores without a name. */
export const checkNames: Rule = function* (board, { prefix }) {
  for (const { id, name } of board.topics.values()) {
    const problem = topicNameProblem(name, prefix)
    if (problem) yield { code: 'topicName', severity: 'error', ...problem, elementId: id, field: 'name' }
  }
  yield* nameless(board.services.values(), { kind: 'service', such: 'Orders' })
  yield* nameless(board.stores.values(), { kind: 'store', such: 'Balances' })
}

type Named = { readonly id: string; readonly name: string }

function* nameless(
  things: Iterable<Named>,
  { kind, such }: { readonly kind: 'service' | 'store'; readonly such: string },
): Iterable<BoardProblem> {
  for (const { id, name } of things) {
    if (name.trim()) continue
    yield {
      code: `${kind}Name`,
      severity: 'error',
      sentence: `This ${kind} has no name.`,
      next: `Type a name such as ${such}.`,
      elementId: id,
      field: 'name',
    }
  }
}
