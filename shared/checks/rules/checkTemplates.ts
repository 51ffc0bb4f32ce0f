import type { LifeInput } from '../../behaviour/lifeMessage'
import { valueTemplate } from '../../behaviour/valueTemplate'
import { compileTemplate } from '../../generation/template'
import { carriesOn } from '../../topology/carriesOn'
import { groupBy } from '../../topology/groupBy'
import { streamsOf } from '../../topology/isStream'
import type { Connection, Topic, Topology } from '../../topology/model'
import type { BoardProblem, Rule } from '../boardProblem'
import { type Beside, type Sample, sampleOf } from '../sampleOf'

/** What a service produces, asks for and keeps must be a template that can be filled, by a clock or by what it receives. */
export const checkTemplates: Rule = function* (board) {
  const inputs = inputsByService(board)
  for (const connection of board.connections.values()) {
    const received = inputs.get(connection.from) ?? []
    for (const template of templatesOf(connection, board)) yield* problemsOf(connection, template, received)
  }
}

/** The topics each service reads, as far as their examples tell what is in them. */
function inputsByService(board: Topology): ReadonlyMap<string, readonly Topic[]> {
  const sources = [...groupBy(streamsOf(board), ({ to }) => to)]
  return new Map(
    sources.map(([service, read]) => [
      service,
      read.flatMap(({ from }) => board.topics.get(from) ?? []).filter(({ example }) => example),
    ]),
  )
}

type Template = {
  readonly field: 'key' | 'value' | 'body' | 'row'
  readonly text: string
  /** Template of the value that goes with a key. */
  readonly value?: string
}

function templatesOf(connection: Connection, { topics }: Topology): readonly Template[] {
  switch (connection.kind) {
    case 'produces':
      return [
        { field: 'key', text: connection.key, value: valueTemplate(connection, topics.get(connection.to) ?? {}) },
        { field: 'value', text: connection.value },
      ]
    case 'calls':
      return [{ field: 'body', text: connection.body ?? '' }]
    case 'keeps':
      return [{ field: 'row', text: connection.row ?? '' }]
    case 'subscribes':
    case 'captures':
      return []
  }
}

function* problemsOf(connection: Connection, template: Template, received: readonly Topic[]): Iterable<BoardProblem> {
  const { field, text } = template
  if (!text) return
  const elementId = connection.id
  const compiled = compileTemplate(text)
  if (!compiled.ok) {
    const sentence = `The ${field}, ${compiled.problem.place}: ${compiled.problem.sentence}`
    yield { code: 'template', severity: 'error', sentence, elementId, field }
    return
  }
  const wrong = whyNotFilled(connection, template, received)
  if (wrong) yield { code: 'templateFill', severity: 'warning', sentence: `The ${field} is ${wrong}`, elementId, field }
}

/** On a clock there is nothing to fill in from; windows and items are no records, and what was given up is sent as it is. */
function whyNotFilled(
  connection: Connection,
  { field, text, ...beside }: Template,
  received: readonly Topic[],
): string | undefined {
  if (isLifeSign(connection)) return sampleOf(text, { ...beside, input: LIFE_SAMPLE }).wrong
  if (!carriesOn(connection)) return sampleOf(text, beside).wrong
  const isOther =
    connection.kind === 'produces' &&
    (connection.when === 'failure' ||
      connection.windowSeconds ||
      connection.each ||
      (connection.map && field === 'key'))
  return isOther ? undefined : firstWrong(text, beside, received)
}

const isLifeSign = (connection: Connection) => connection.kind === 'produces' && connection.when === 'life'
const LIFE_SAMPLE = {
  key: null,
  value: { type: 'ServiceStarted', service: 'service', instances: 1 } satisfies LifeInput,
}

function firstWrong(text: string, beside: Beside, received: readonly Topic[]): string | undefined {
  for (const topic of received) {
    const input: Sample = sampleOf(topic.example ?? '')
    if (input.wrong) continue
    const { wrong } = sampleOf(text, { ...beside, input: { key: 'key', value: input.value } })
    if (wrong) return `${wrong} (as seen from the example of "${topic.name}")`
  }
  return undefined
}
