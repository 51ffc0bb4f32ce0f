import type { Produces, StartPosition, Subscribes, Topology } from '../../shared/topology/model'
import { slugs } from '../../shared/topology/slugs'
import type { RunBoard } from './port'

/** What one drawn service does, with all names as they are on the cluster. */
export type ServiceWork = {
  readonly serviceId: string
  readonly slug: string
  /** One membership per group, whatever the number of subscriptions in it. */
  readonly memberships: readonly GroupWork[]
  /** Drawn name of every subscribed topic by its name on the cluster. */
  readonly drawnNames: ReadonlyMap<string, string>
  readonly generators: readonly Generator[]
  /** What is sent for each received record, in a fixed order. */
  readonly reactions: readonly Production[]
  /** Topics that it is drawn to produce to and may not; nothing is sent there. */
  readonly withheld: readonly string[]
}
export type GroupWork = { readonly group: string; readonly topics: readonly string[]; readonly start: StartPosition }
export type Production = {
  readonly id: string
  readonly topic: string
  readonly topicName: string
  /** Templates. An empty key is no key; an empty value means that even the topic has no example. */
  readonly key: string
  readonly value: string
}
export type Generator = Production & { /** Messages a second. */ readonly rate: number }

/** undefined: the board has no such service. */
export function serviceWork({ topology, prefix, mayProduceTo }: RunBoard, serviceId: string): ServiceWork | undefined {
  const slug = slugs(topology.services.values()).get(serviceId)
  if (slug === undefined) return undefined
  const connections = [...topology.connections.values()]
  const subscriptions = connections.filter(
    (one): one is Subscribes => one.kind === 'subscribes' && one.to === serviceId,
  )
  const nameOf = (topicId: string) => topology.topics.get(topicId)?.name ?? ''
  const drawn = connections.filter((one): one is Produces => one.kind === 'produces' && one.from === serviceId)
  const produces = drawn.filter(({ to }) => mayProduceTo(prefix + nameOf(to)))
  return {
    serviceId,
    slug,
    memberships: byGroup(subscriptions).map((inGroup) => membership(inGroup, (id) => prefix + nameOf(id), prefix)),
    drawnNames: new Map(subscriptions.map(({ from }) => [prefix + nameOf(from), nameOf(from)])),
    generators: produces
      .filter(({ when }) => when === 'rate')
      .map((one) => ({ ...production(one, topology, prefix), rate: one.rate })),
    reactions: produces.filter(({ when }) => when === 'input').map((one) => production(one, topology, prefix)),
    withheld: drawn.filter((one) => !produces.includes(one)).map(({ to }) => prefix + nameOf(to)),
  }
}

/** Whether a running service must leave its groups and join again to do this work. */
export function needsRejoin(before: ServiceWork, after: ServiceWork): boolean {
  return JSON.stringify(before.memberships) !== JSON.stringify(after.memberships)
}

function byGroup(subscriptions: readonly Subscribes[]): readonly (readonly Subscribes[])[] {
  const groups = new Map<string, Subscribes[]>()
  for (const one of subscriptions) groups.set(one.group, [...(groups.get(one.group) ?? []), one])
  return [...groups.values()]
}

/** Kafka knows one start position per member; with mixed wishes nothing may be missed. */
function membership(inGroup: readonly Subscribes[], topicOf: (id: string) => string, prefix: string): GroupWork {
  return {
    group: prefix + (inGroup[0]?.group ?? ''),
    topics: [...new Set(inGroup.map(({ from }) => topicOf(from)))].sort(),
    start: inGroup.some(({ start }) => start === 'earliest') ? 'earliest' : 'latest',
  }
}

function production({ id, to, key, value }: Produces, topology: Topology, prefix: string): Production {
  const topic = topology.topics.get(to)
  const topicName = topic?.name ?? ''
  return { id, topic: prefix + topicName, topicName, key, value: value || (topic?.example ?? '') }
}
