import { isStream } from '../topology/isStream'
import type { Produces, Topology } from '../topology/model'
import { compileTemplate } from './template'

/**
 * The template of the keys in a topic: of whoever writes there of its own accord, otherwise of what somebody passes on with the key it had. Empty where
 * records have no key; undefined where nobody can say before a record comes.
 */
export const keyTemplate = (topology: Topology, topicId: string): string | undefined =>
  keyThrough(topology, topicId, new Set())

function keyThrough(topology: Topology, topicId: string, seen: Set<string>): string | undefined {
  seen.add(topicId)
  const writers = [...topology.connections.values()].filter(
    (one): one is Produces => one.kind === 'produces' && one.to === topicId,
  )
  const clocked = writers.filter(({ when, key }) => (when === 'rate' || when === 'life') && compileTemplate(key).ok)
  const drawn = clocked.find(({ key }) => key !== '') ?? clocked[0]
  if (drawn) return drawn.key
  for (const upstream of writers.filter(passesKeysOn).flatMap(({ from }) => readBy(topology, from))) {
    const key = seen.has(upstream) ? undefined : keyThrough(topology, upstream, seen)
    if (key !== undefined) return key
  }
  return undefined
}

const passesKeysOn = ({ when, key, mapKey, windowSeconds }: Produces) =>
  when === 'failure' || (when === 'input' && !mapKey && !windowSeconds && (key === '' || key === '{{input.key}}'))

const readBy = ({ connections }: Topology, serviceId: string) =>
  [...connections.values()].flatMap((one) =>
    one.kind === 'subscribes' && one.to === serviceId && isStream(one) ? [one.from] : [],
  )
