import { streamsOf } from '../../topology/isStream'
import type { Topology } from '../../topology/model'
import { stableHash } from '../../topology/stableHash'

/** By topic id, then by group. */
export type DeadLetterNames = ReadonlyMap<string, ReadonlyMap<string, string>>

/**
 * The dead-letter topic of each subscription whose service has no failure topic drawn. It belongs to a group: `<topic>-dlt` for the first
 * group of a topic, `<topic>.<group>-dlt` for the others, because two groups must not mix what they could not handle.
 */
export function deadLetterNames(topology: Topology): DeadLetterNames {
  const names = new Map<string, Map<string, string>>()
  const taken = new Set<string>()
  const connections = [...topology.connections.values()]
  const drawn = new Set(
    connections.filter((one) => one.kind === 'produces' && one.when === 'failure').map(({ from }) => from),
  )
  for (const connection of streamsOf(topology)) {
    const topic = topology.topics.get(connection.from)
    if (drawn.has(connection.to) || !topic) continue
    const ofTopic = names.get(topic.id) ?? new Map<string, string>()
    names.set(topic.id, ofTopic)
    if (ofTopic.has(connection.group)) continue
    const base = ofTopic.size === 0 ? topic.name : `${topic.name}.${topicPart(connection.group)}`
    const name = taken.has(`${base}-dlt`) ? `${base}.${shortHash(connection.id)}-dlt` : `${base}-dlt`
    ofTopic.set(connection.group, name)
    taken.add(name)
  }
  return names
}

/** A group's name is free text, a topic's is not. */
const topicPart = (group: string) => (/^[a-zA-Z0-9._-]{1,100}$/.test(group) ? group : `group-${shortHash(group)}`)

const shortHash = (text: string) => stableHash(text).slice(0, 6)
