import { byId } from '../../topology/byId'
import { groupBy } from '../../topology/groupBy'
import { LIMITS } from '../../topology/limits'
import type { Connection, Service, Topic, Topology } from '../../topology/model'
import { EMPTY_TOPOLOGY } from '../../topology/model'
import { slugs } from '../../topology/slugs'
import type { Application, DocumentFacts, TopicFacts } from './application'

type Said = (sentence: string, topic: TopicFacts) => void

/** Several documents as one picture, the same in whatever order they come: what has the same name in two of them is one thing. */
export function drawApplications(documents: readonly DocumentFacts[], say: Said): Topology {
  const topics = joinedTopics(
    documents.flatMap((document) => document.topics),
    say,
  )
  const described = documents.flatMap(({ applications }) => applications)
  const names = new Set(described.map(({ name }) => name))
  const listed = documents.flatMap((document) => document.listed).filter(({ name }) => !names.has(name))
  const usesByService = groupBy([...described, ...listed], ({ name }) => name)
  const services = [...usesByService.keys()]
    .sort()
    .map((name, index): Service => ({ id: `s${index + 1}`, name, language: 'typescript' }))
  const applications = services.map(({ id, name }) => ({
    id,
    uses: (usesByService.get(name) ?? []).flatMap(({ uses }) => uses),
  }))
  return {
    ...EMPTY_TOPOLOGY,
    services: byId(services),
    topics: byId([...topics.values()]),
    connections: byId(connectionsOf(applications, { topics, groups: slugs(services) })),
  }
}

/** Whoever says something first is believed; only what differs afterwards is worth a word. */
function joinedTopics(found: readonly TopicFacts[], say: Said): ReadonlyMap<string, Topic> {
  const joined = new Map<string, TopicFacts>()
  for (const topic of found) {
    const before = joined.get(topic.name)
    if (before && differ(before, topic))
      say('A topic is described differently in two places; what was read first is drawn.', topic)
    joined.set(topic.name, before ? { ...topic, ...before, configs: merged(topic, before) } : topic)
  }
  return new Map(
    [...joined.values()]
      .sort(byName)
      .map(({ name, partitions = 1, replication = 1, configs, example, schema }, index) => [
        name,
        {
          id: `t${index + 1}`,
          name,
          partitions,
          replication,
          configs,
          ...(example !== undefined && { example }),
          ...(schema !== undefined && { schema }),
        },
      ]),
  )
}

const byName = (a: TopicFacts, b: TopicFacts) => (a.name < b.name ? -1 : 1)

const merged = (topic: TopicFacts, before: TopicFacts) =>
  new Map([...topic.configs, ...before.configs].sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, LIMITS.configsPerTopic))

const COMPARED = ['partitions', 'replication', 'schema'] as const

const differ = (before: TopicFacts, topic: TopicFacts) =>
  COMPARED.some(
    (field) => before[field] !== undefined && topic[field] !== undefined && before[field] !== topic[field],
  ) || [...topic.configs].some(([name, value]) => (before.configs.get(name) ?? value) !== value)

type Using = { readonly id: string; readonly uses: Application['uses'] }
type Known = { readonly topics: ReadonlyMap<string, Topic>; readonly groups: ReadonlyMap<string, string> }

function connectionsOf(services: readonly Using[], { topics, groups }: Known): readonly Connection[] {
  const drawn = new Map<string, Connection>()
  for (const { id: service, uses } of services) {
    const when = uses.some(({ action }) => action === 'receive') ? 'input' : 'rate'
    for (const { action, topic: name, group = groups.get(service) ?? '' } of uses) {
      const topic = topics.get(name)?.id ?? ''
      const key = JSON.stringify(action === 'send' ? [service, topic] : [topic, service, group])
      drawn.set(
        key,
        action === 'send'
          ? {
              kind: 'produces',
              id: '',
              from: service,
              to: topic,
              when,
              rate: when === 'rate' ? 1 : 0,
              key: '',
              value: '',
            }
          : { kind: 'subscribes', id: '', from: topic, to: service, group, start: 'earliest' },
      )
    }
  }
  const sorted = [...drawn].sort(([a], [b]) => (a < b ? -1 : 1))
  return sorted.map(([, connection], index) => ({ ...connection, id: `c${index + 1}` }))
}
