import type { Connection } from '../../topology/model'
import { writtenTopics } from '../../topology/writtenTopics'
import type { Rule } from '../boardProblem'

/** Things on the board that nothing flows into or out of. */
export const checkLooseEnds: Rule = function* ({ services, topics, connections }) {
  const all = [...connections.values()]
  const written = writtenTopics({ connections })
  const failures = failureTopics(all)
  const read = new Set(all.filter(({ kind }) => kind === 'subscribes').map(({ from }) => from))
  const connected = new Set(all.flatMap(({ from, to }) => [from, to]))
  for (const { id, name } of topics.values()) {
    if (!written.has(id)) {
      const sentence = `No service on this board produces to "${name}".`
      yield {
        code: 'nobodyWrites',
        severity: 'warning',
        sentence,
        next: 'Connect a service to it, or produce by hand.',
        elementId: id,
      }
    }
    if (!read.has(id) && !failures.has(id)) {
      const sentence = `No service on this board reads "${name}".`
      yield { code: 'nobodyReads', severity: 'hint', sentence, next: 'Connect it to a service.', elementId: id }
    }
  }
  for (const { id, name } of services.values()) {
    if (connected.has(id)) continue
    yield {
      code: 'notConnected',
      severity: 'hint',
      sentence: `"${name}" is connected to nothing.`,
      next: 'Draw a connection from or to it.',
      elementId: id,
    }
  }
}

/** What services gave up is there for people to look at. */
const failureTopics = (connections: readonly Connection[]): ReadonlySet<string> =>
  new Set(connections.flatMap((found) => (found.kind === 'produces' && found.when === 'failure' ? found.to : [])))
