import { type BoardProblem, check } from '../../checks/check'
import { sampleOf } from '../../checks/sampleOf'
import type { Problem } from '../../problem'
import { elementWords } from '../../topology/elementWords'
import { LANGUAGE_NAMES } from '../../topology/languageNames'
import type { Language, Topology } from '../../topology/model'
import { topicNameProblem } from '../../topology/topicName'
import type { DeadLetterTopic, ExportedService, ExportedTopic, Project } from './project'

/**
 * Why this board cannot be exported: which thing, what is wrong, what to do instead; none = it can. Whatever the checks call an error is a
 * reason, and what only the export stumbles over.
 */
export function refusals(project: Project, languages: readonly Language[]): readonly Problem[] {
  const { topology, prefix, services, topics, deadLetters } = project
  return [
    ...boardProblems(project),
    ...check(topology, { prefix })
      .filter(({ severity }) => severity === 'error')
      .map((problem) => asRefusal(problem, topology)),
    ...services.flatMap((service) => [...languageProblems(service, languages), ...clockProblems(service)]),
    ...topics.flatMap(configProblems),
    ...deadLetters.flatMap((topic) => deadLetterProblems(topic, prefix)),
  ]
}

function boardProblems({ services, prefix }: Project): Problem[] {
  if (services.length === 0) {
    return [refusal('nothing', 'The board', 'There is no service on the board.', 'Draw a service.')]
  }
  const next = 'Use letters, digits, ".", "_" and "-", at most 100 of them.'
  return /^[a-zA-Z0-9._-]{0,100}$/.test(prefix)
    ? []
    : [refusal('prefix', 'The board', `Its prefix ${quoted(prefix)} cannot begin a topic's name.`, next)]
}

const asRefusal = ({ code, sentence, next, elementId }: BoardProblem, topology: Topology): Problem => ({
  code,
  sentence,
  place: placeOf(elementId, topology),
  ...(next !== undefined && { next }),
})

const placeOf = (id: string, topology: Topology): string => elementWords(topology, id, quoted) || 'The board'

function languageProblems({ name, service }: ExportedService, languages: readonly Language[]): Problem[] {
  if (languages.includes(service.language)) return []
  const sentence = `The export does not write ${LANGUAGE_NAMES[service.language]} yet.`
  const next = `Choose ${languages.map((spoken) => LANGUAGE_NAMES[spoken]).join(' or ')} for it.`
  return [refusal('language', `Service ${quoted(name.raw)}`, sentence, next)]
}

/** On a clock there is no record received: a template that asks for one would fail at every tick. */
const clockProblems = ({ name, generators }: ExportedService): Problem[] =>
  generators.flatMap(({ topic, key, value }) =>
    [sampleOf(key, { value }), sampleOf(value)].flatMap(({ wrong }) => {
      const sentence = `A part of its message for the topic ${quoted(topic.name)} is ${wrong}`
      return wrong === undefined
        ? []
        : [refusal('template', `Service ${quoted(name.raw)}`, sentence, 'Mend the template.')]
    }),
  )

function deadLetterProblems({ name }: DeadLetterTopic, prefix: string): Problem[] {
  const problem = topicNameProblem(name, prefix)
  return problem ? [refusal('deadLetters', `Dead-letter topic ${quoted(name)}`, problem.sentence, problem.next)] : []
}

/** What a table, a shell and Kafka's own list syntax can carry. */
function configProblems({ name, configs }: ExportedTopic): Problem[] {
  const sentence = (key: string) => `Its config ${quoted(key)} has a name or a value that no script can carry.`
  return [...configs]
    .filter(([key, value]) => !/^[a-z0-9._-]{1,100}$/.test(key) || !/^[\x20-Z^-~]{0,1000}$/.test(value))
    .map(([key]) => refusal('config', `Topic ${quoted(name)}`, sentence(key), 'Use letters, digits and plain marks.'))
}

const quoted = (name: string) => JSON.stringify(name.length > 60 ? `${name.slice(0, 60)}...` : name)

const refusal = (code: string, place: string, sentence: string, next: string): Problem => ({
  code: `export.${code}`,
  place,
  sentence,
  next,
})
