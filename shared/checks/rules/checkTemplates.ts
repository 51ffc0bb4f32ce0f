import { compileTemplate } from '../../generation/template'
import { groupBy } from '../../topology/groupBy'
import type { Produces, Topic, Topology } from '../../topology/model'
import type { BoardProblem, Rule } from '../boardProblem'
import { type Sample, sampleOf } from '../sampleOf'

/** What a service produces must be a template that can be filled, by a clock or by what it receives. */
export const checkTemplates: Rule = function* (board) {
  const inputs = inputsByService(board)
  for (const connection of board.connections.values()) {
    if (connection.kind !== 'produces') continue
    const received = connection.when === 'input' ? (inputs.get(connection.from) ?? []) : undefined
    yield* problemsOf(connection, 'key', { text: connection.key, received })
    yield* problemsOf(connection, 'value', { text: connection.value, received })
    if (!connection.value) yield* ownExample(connection, board.topics.get(connection.to))
  }
}

/** The topics each service reads, as far as their examples tell what is in them. */
function inputsByService({ connections, topics }: Topology): ReadonlyMap<string, readonly Topic[]> {
  const subscriptions = [...connections.values()].filter(({ kind }) => kind === 'subscribes')
  const sources = [...groupBy(subscriptions, ({ to }) => to)]
  return new Map(
    sources.map(([service, read]) => [
      service,
      read.flatMap(({ from }) => topics.get(from) ?? []).filter(({ example }) => example),
    ]),
  )
}

type Part = { readonly text: string /** Undefined on a clock. */; readonly received: readonly Topic[] | undefined }

function* problemsOf({ id }: Produces, field: 'key' | 'value', { text, received }: Part): Iterable<BoardProblem> {
  if (!text) return
  const compiled = compileTemplate(text)
  if (!compiled.ok) {
    const sentence = `The ${field}, ${compiled.problem.place}: ${compiled.problem.sentence}`
    yield { code: 'template', severity: 'error', sentence, elementId: id, field }
    return
  }
  const wrong = received ? firstWrong(text, received) : sampleOf(text).wrong
  if (wrong)
    yield { code: 'templateFill', severity: 'warning', sentence: `The ${field} is ${wrong}`, elementId: id, field }
}

function firstWrong(text: string, received: readonly Topic[]): string | undefined {
  for (const topic of received) {
    const input: Sample = sampleOf(topic.example ?? '')
    if (input.wrong) continue
    const { wrong } = sampleOf(text, { key: 'key', value: input.value })
    if (wrong) return `${wrong} (as seen from the example of "${topic.name}")`
  }
  return undefined
}

function* ownExample(connection: Produces, topic: Topic | undefined): Iterable<BoardProblem> {
  const silent = connection.when === 'rate' && connection.rate === 0
  if (!topic || topic.example || silent) return
  const sentence = `Nothing says what this service writes to "${topic.name}": its messages will be empty.`
  yield {
    code: 'noValue',
    severity: 'warning',
    sentence,
    next: 'Write a value here, or an example message at the topic.',
    elementId: connection.id,
    field: 'value',
  }
}
