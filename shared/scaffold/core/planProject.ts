import { outputAsDrawn } from '../../behaviour/outputAsDrawn'
import { valueTemplate } from '../../behaviour/valueTemplate'
import type { ProducesBehaviour, ServiceBehaviour } from '../../topology/behaviour'
import { behaviourOf } from '../../topology/behaviourOf'
import { isStream } from '../../topology/isStream'
import type { Produces, Service, Subscribes, Topology } from '../../topology/model'
import { type DeadLetterNames, deadLetterNames } from './deadLetters'
import { type Name, nameThings } from './names'
import type { DeadLetterTopic, ExportedService, ExportedTopic, Project, Subscription } from './project'

/** Derives the export's view of a board. Never refuses: what cannot be exported is found by `refusals`. */
export function planProject(topology: Topology, prefix: string): Project {
  const topics = titledTopics(topology)
  const letters = deadLetterNames(topology)
  const names = nameThings(topology.services.values())
  const byId = new Map(topics.map((topic) => [topic.id, topic]))
  const connected = connectionsBy(topology)
  return {
    name: nameThings([{ id: 'board', name: topology.name }]).get('board') ?? unnamed,
    prefix,
    topology,
    services: [...topology.services.values()].map((service) => {
      const productions = (connected.produces.get(service.id) ?? []).flatMap((drawn) => {
        const topic = byId.get(drawn.to)
        return topic ? [{ made: behaviourOf.produces(drawn), topic }] : []
      })
      const failureTopics = productions.filter(({ made }) => made.when === 'failure').map(({ topic }) => topic.name)
      return exportedService(
        { name: names.get(service.id) ?? unnamed, service, behaviour: behaviourAlone(service) },
        subscriptionsOf(connected.subscribes.get(service.id) ?? [], byId, { letters, failureTopics }),
        productions,
      )
    }),
    topics,
    deadLetters: undrawn(letters, topics),
  }
}

function behaviourAlone(service: Service): ServiceBehaviour {
  const { id, name, language, ...behaviour } = behaviourOf.service(service)
  return behaviour
}

const unnamed: Name = { raw: '', slug: 'unnamed', safe: 'unnamed' }

function titledTopics(topology: Topology): readonly ExportedTopic[] {
  const titles = nameThings(topology.topics.values())
  return [...topology.topics.values()].map((topic) => ({ ...topic, title: titles.get(topic.id) ?? unnamed }))
}

function connectionsBy(topology: Topology) {
  const produces = new Map<string, Produces[]>()
  const subscribes = new Map<string, Subscribes[]>()
  for (const connection of topology.connections.values()) {
    if (connection.kind === 'produces')
      produces.set(connection.from, [...(produces.get(connection.from) ?? []), connection])
    if (isStream(connection)) subscribes.set(connection.to, [...(subscribes.get(connection.to) ?? []), connection])
  }
  return { produces, subscribes }
}

type Made = { readonly made: Produces & ProducesBehaviour; readonly topic: ExportedTopic }

function exportedService(
  who: Pick<ExportedService, 'name' | 'service' | 'behaviour'>,
  subscriptions: readonly Subscription[],
  productions: readonly Made[],
): ExportedService {
  return {
    ...who,
    subscriptions,
    productions: productions.map(({ made: { id, type, category }, topic }) => ({
      connectionId: id,
      topic,
      type,
      category,
    })),
    reactions: productions
      .filter(({ made }) => made.when === 'input')
      .map(({ made, topic }) => ({ topic, output: outputAsDrawn(made, topic) })),
    generators: productions
      .filter(({ made }) => made.when === 'rate' && made.rate > 0)
      .map(({ made, topic }) => {
        const { id, key, rate, limit } = made
        return { connectionId: id, topic, key, value: valueTemplate(made, topic), rate, limit }
      }),
    outputs: [...new Set(productions.map(({ topic }) => topic))],
  }
}

type Failures = { readonly letters: DeadLetterNames; readonly failureTopics: readonly string[] }

/** One subscription for each topic and group: drawn twice, it is still one. */
function subscriptionsOf(
  drawn: readonly Subscribes[],
  topics: ReadonlyMap<string, ExportedTopic>,
  { letters, failureTopics }: Failures,
): readonly Subscription[] {
  const own = [
    ...new Map(drawn.map((connection) => [JSON.stringify([connection.from, connection.group]), connection])).values(),
  ]
  const isAlone = ({ from }: Subscribes) => own.filter((other) => other.from === from).length === 1
  const titles = nameThings(
    own.map((connection) => {
      const topic = topics.get(connection.from)?.name ?? ''
      return { id: connection.id, name: isAlone(connection) ? topic : `${topic} ${connection.group}` }
    }),
  )
  return own.flatMap((connection) => {
    const topic = topics.get(connection.from)
    const name = titles.get(connection.id)
    if (!topic || !name) return []
    const ownTopic = letters.get(connection.from)?.get(connection.group)
    const { group, start } = connection
    return [{ name, topic, group, start, failureTopics: ownTopic === undefined ? failureTopics : [ownTopic] }]
  })
}

function undrawn(letters: DeadLetterNames, topics: readonly ExportedTopic[]): readonly DeadLetterTopic[] {
  const drawn = new Set(topics.map(({ name }) => name))
  const wanted = topics.flatMap(({ id, replication }) =>
    [...(letters.get(id)?.values() ?? [])]
      .filter((name) => !drawn.has(name))
      .map((name) => ({ id: `dead letters ${name}`, name, replication })),
  )
  const titles = nameThings([...topics, ...wanted])
  return wanted.map(({ id, name, replication }) => ({ name, replication, title: titles.get(id) ?? unnamed }))
}
