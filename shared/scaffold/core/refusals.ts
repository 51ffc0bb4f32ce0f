import { compileTemplate, TemplateError } from '../../generation/template'
import type { Problem } from '../../protocol/problem'
import type { Language } from '../../topology/model'
import type { DeadLetterTopic, ExportedService, ExportedTopic, Production, Project } from './project'

const LONGEST_NAME = 249
/** Names that the TypeScript client's own objects carry: a consumer of such a topic dies. */
const CLIENT_WORDS = new Set(Object.getOwnPropertyNames(Object.prototype))
const RESERVED_TOPICS = /^(\.{1,2}|__.*)$/

/** Why this board cannot be exported: which thing, what is wrong, what to do instead. None = it can. */
export function refusals(project: Project, languages: readonly Language[]): readonly Problem[] {
  return [
    ...boardProblems(project),
    ...project.services.flatMap((service) => serviceProblems(service, languages)),
    ...project.topics.flatMap((topic) => [...topicProblems(topic, project.prefix), ...configProblems(topic)]),
    ...project.deadLetters.flatMap((topic) => deadLetterProblems(topic, project.prefix)),
    ...sharedNames(project.topics),
  ]
}

function boardProblems({ services, prefix }: Project): Problem[] {
  if (services.length === 0)
    return [refusal('nothing', 'The board', 'There is no service on the board.', 'Draw a service.')]
  return /^[a-zA-Z0-9._-]{0,100}$/.test(prefix)
    ? []
    : [
        refusal(
          'prefix',
          'The board',
          'The prefix of the board is no part of a topic name.',
          'Use letters, digits, ".", "_" and "-".',
        ),
      ]
}

function serviceProblems(service: ExportedService, languages: readonly Language[]): Problem[] {
  const place = `Service ${quoted(service.name.raw)}`
  const { language } = service.service
  const unspoken = languages.includes(language)
    ? []
    : [
        refusal(
          'language',
          place,
          `The export does not write ${language} yet.`,
          `Choose ${languages.join(' or ')} for it.`,
        ),
      ]
  const groups = service.subscriptions.flatMap(({ group, topic }) => groupProblems(group, topic, place))
  return [
    ...unspoken,
    ...groups,
    ...service.reactions.flatMap((made) => templateProblems(made, place, 'input')),
    ...service.generators.flatMap((made) => templateProblems(made, place, 'clock')),
  ]
}

function groupProblems(group: string, topic: ExportedTopic, place: string): Problem[] {
  if (group !== '' && group.length <= LONGEST_NAME) return []
  return [
    refusal(
      'group',
      place,
      `Its group at the topic ${quoted(topic.name)} has no name or a very long one.`,
      'Give the group a name of at most 249 characters.',
    ),
  ]
}

function templateProblems({ topic, key, value }: Production, place: string, from: 'input' | 'clock'): Problem[] {
  return [key, value ?? ''].flatMap((text) => {
    const wrong = wrongInTemplate(text, from)
    return wrong
      ? [
          refusal(
            'template',
            place,
            `Its message for the topic ${quoted(topic.name)} cannot be made: ${wrong}`,
            'Correct the template.',
          ),
        ]
      : []
  })
}

function wrongInTemplate(text: string, from: 'input' | 'clock'): string | undefined {
  const compiled = compileTemplate(text)
  if (!compiled.ok) return compiled.problem.sentence
  if (from === 'input') return undefined
  try {
    compiled.template.render({ random: () => 0, now: 0, count: 1, key: null })
    return undefined
  } catch (error) {
    if (error instanceof TemplateError) return error.message
    throw error
  }
}

function topicProblems({ name }: { readonly name: string }, prefix: string): Problem[] {
  const place = `Topic ${quoted(name)}`
  if (!/^[a-zA-Z0-9._-]+$/.test(name) || RESERVED_TOPICS.test(name)) {
    return [
      refusal(
        'topicName',
        place,
        'Kafka does not allow this name, or keeps it for itself.',
        'Use letters, digits, ".", "_" and "-", and no "__" at the beginning.',
      ),
    ]
  }
  if (prefix === '' && CLIENT_WORDS.has(name)) {
    return [
      refusal(
        'topicName',
        place,
        'Consumers of a topic of this name die in the client that TypeScript services use.',
        `Call it ${quoted(`${name}-events`)}, for example.`,
      ),
    ]
  }
  return prefix.length + name.length <= LONGEST_NAME
    ? []
    : [
        refusal(
          'topicName',
          place,
          `With the board's prefix its name is longer than ${LONGEST_NAME} characters.`,
          'Give it a shorter name.',
        ),
      ]
}

function deadLetterProblems({ name }: DeadLetterTopic, prefix: string): Problem[] {
  return prefix.length + name.length <= LONGEST_NAME
    ? []
    : [
        refusal(
          'topicName',
          `Topic ${quoted(name)}`,
          `The name of this dead-letter topic is longer than ${LONGEST_NAME} characters.`,
          'Give the topic that it belongs to a shorter name.',
        ),
      ]
}

function configProblems({ name, configs }: ExportedTopic): Problem[] {
  return [...configs]
    .filter(
      ([key, value]) =>
        !/^[a-z0-9._-]{1,100}$/.test(key) || !/^[\x20-\x7e]{0,1000}$/.test(value) || /[[\]]/.test(value),
    )
    .map(([key]) =>
      refusal(
        'config',
        `Topic ${quoted(name)}`,
        `Its config ${quoted(key)} has a name or a value that no script can carry.`,
        'Use the name as Kafka writes it and a plain value.',
      ),
    )
}

function sharedNames(topics: readonly ExportedTopic[]): Problem[] {
  return topics
    .filter(({ name }, index) => topics.findIndex((other) => other.name === name) !== index)
    .map(({ name }) =>
      refusal(
        'topicName',
        `Topic ${quoted(name)}`,
        'Two topics on the board have this name.',
        'Give each its own name, or draw one.',
      ),
    )
}

const quoted = (name: string) => JSON.stringify(name.length > 60 ? `${name.slice(0, 60)}...` : name)

const refusal = (code: string, place: string, sentence: string, next: string): Problem => ({
  code: `export.${code}`,
  place,
  sentence,
  next,
})
