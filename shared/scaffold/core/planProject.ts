import { groupBy } from '../../topology/groupBy'
import type { Topology } from '../../topology/model'
import { type DeadLetterNames, deadLetterNames } from './deadLetters'
import { type Name, nameThings } from './names'
import { planService } from './planService'
import type { DeadLetterTopic, ExportedTopic, Project } from './project'

/** Derives the export's view of a board. Never refuses: what cannot be exported is found by `refusals`. */
export function planProject(topology: Topology, prefix: string): Project {
  const topics = titledTopics(topology)
  const letters = deadLetterNames(topology)
  const connections = [...topology.connections.values()]
  const plan = {
    topics: new Map(topics.map((topic) => [topic.id, topic])),
    letters,
    names: nameThings(topology.services.values()),
    leaving: groupBy(connections, ({ from }) => from),
    arriving: groupBy(connections, ({ to }) => to),
  }
  return {
    name: nameThings([{ id: 'board', name: topology.name }]).get('board') ?? unnamed,
    prefix,
    topology,
    services: [...topology.services.values()].map((service) => planService(service, plan)),
    topics,
    deadLetters: undrawn(letters, topics),
  }
}

const unnamed: Name = { raw: '', slug: 'unnamed', safe: 'unnamed' }

function titledTopics(topology: Topology): readonly ExportedTopic[] {
  const titles = nameThings(topology.topics.values())
  return [...topology.topics.values()].map((topic) => ({ ...topic, title: titles.get(topic.id) ?? unnamed }))
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
