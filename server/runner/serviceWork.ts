import { valueTemplate } from '../../shared/behaviour/valueTemplate'
import type { CallsBehaviour, ProducesBehaviour, ServiceBehaviour } from '../../shared/topology/behaviour'
import { behaviourOf } from '../../shared/topology/behaviourOf'
import type { Calls, Connection, Produces, StartPosition, Subscribes } from '../../shared/topology/model'
import { slugs } from '../../shared/topology/slugs'
import { feedsItself } from './handling/feedsItself'
import type { RunBoard } from './port'

/** What one drawn service does, with all names as they are on the cluster. */
export type ServiceWork = {
  readonly serviceId: string
  readonly name: string
  readonly slug: string
  readonly behaviour: ServiceBehaviour
  /** One membership per group and copy, whatever the number of subscriptions in it. */
  readonly memberships: readonly GroupWork[]
  /** Topics whose last value per key is at hand. */
  readonly tables: readonly TableWork[]
  /** Drawn name of every subscribed topic by its name on the cluster. */
  readonly drawnNames: ReadonlyMap<string, string>
  readonly generators: readonly Generator[]
  /** What is sent for each received record, in a fixed order. */
  readonly reactions: readonly Production[]
  /** Where a record goes that was given up. */
  readonly failures: readonly Production[]
  /** Where it tells that it has started and stopped. */
  readonly lifeSigns: readonly Production[]
  readonly calls: readonly CallWork[]
  /** Others call it: it needs a server. */
  readonly isCalled: boolean
  /** What it sends comes back to it. */
  readonly isInCircle: boolean
  /** Topics that it is drawn to produce to and may not; nothing is sent there. */
  readonly withheld: readonly string[]
}
export type GroupWork = {
  readonly group: string
  /** As drawn. */
  readonly name: string
  readonly topics: readonly string[]
  readonly start: StartPosition
}
export type TableWork = {
  readonly connectionId: string
  readonly topic: string
  readonly topicName: string
  readonly lookup: string
}
export type Production = ProducesBehaviour & {
  readonly id: string
  readonly topic: string
  readonly topicName: string
  /** Templates. An empty key is no key; an empty value means that even the topic has no example. */
  readonly key: string
  readonly value: string
}
export type Generator = Production & { /** Messages a second. */ readonly rate: number }
export type CallWork = Calls & CallsBehaviour & { /** Name of the service called. */ readonly callee: string }

/** undefined: the board has no such service. */
export function serviceWork(board: RunBoard, serviceId: string): ServiceWork | undefined {
  const { topology } = board
  const service = topology.services.get(serviceId)
  const slug = slugs(topology.services.values()).get(serviceId)
  if (service === undefined || slug === undefined) return undefined
  const connections = [...topology.connections.values()]
  return {
    serviceId,
    name: service.name,
    slug,
    behaviour: behaviourOf.service(service),
    ...received(connections, board, serviceId),
    ...sent(connections, board, serviceId),
    calls: connections
      .filter((one): one is Calls => one.kind === 'calls' && one.from === serviceId)
      .map((one) => ({ ...behaviourOf.calls(one), callee: topology.services.get(one.to)?.name ?? '' })),
    isCalled: connections.some((one) => one.kind === 'calls' && one.to === serviceId),
    isInCircle: feedsItself(topology, serviceId),
    withheld: withheldTopics(connections, board, serviceId),
  }
}

function received(
  connections: readonly Connection[],
  { topology, prefix }: RunBoard,
  serviceId: string,
): Pick<ServiceWork, 'memberships' | 'tables' | 'drawnNames'> {
  const nameOf = (topicId: string) => topology.topics.get(topicId)?.name ?? ''
  const subscriptions = connections
    .filter((one): one is Subscribes => one.kind === 'subscribes' && one.to === serviceId)
    .map((one) => behaviourOf.subscribes(one))
  const streams = subscriptions.filter((one) => one.as === 'stream')
  return {
    memberships: byGroup(streams).map((inGroup) => membership(inGroup, (id) => prefix + nameOf(id), prefix)),
    tables: subscriptions
      .filter((one) => one.as === 'table')
      .map(({ id, from, lookup }) => ({
        connectionId: id,
        topic: prefix + nameOf(from),
        topicName: nameOf(from),
        lookup,
      })),
    drawnNames: new Map(subscriptions.map(({ from }) => [prefix + nameOf(from), nameOf(from)])),
  }
}

function sent(
  connections: readonly Connection[],
  board: RunBoard,
  serviceId: string,
): Pick<ServiceWork, 'generators' | 'reactions' | 'failures' | 'lifeSigns'> {
  const produces = producedBy(connections, serviceId).filter((one) => board.mayProduceTo(clusterTopic(one, board)))
  const made = (when: Produces['when']) =>
    produces.filter((one) => one.when === when).map((one) => production(one, board))
  return {
    generators: produces
      .filter(({ when }) => when === 'rate')
      .map((one) => ({ ...production(one, board), rate: one.rate })),
    reactions: made('input'),
    failures: made('failure'),
    lifeSigns: made('life'),
  }
}

const producedBy = (connections: readonly Connection[], serviceId: string) =>
  connections.filter((one): one is Produces => one.kind === 'produces' && one.from === serviceId)

const clusterTopic = ({ to }: Produces, { topology, prefix }: RunBoard) =>
  prefix + (topology.topics.get(to)?.name ?? '')

function withheldTopics(connections: readonly Connection[], board: RunBoard, serviceId: string): readonly string[] {
  return producedBy(connections, serviceId)
    .map((one) => clusterTopic(one, board))
    .filter((topic) => !board.mayProduceTo(topic))
}

function byGroup(subscriptions: readonly Subscribes[]): readonly (readonly Subscribes[])[] {
  const groups = new Map<string, Subscribes[]>()
  for (const one of subscriptions) groups.set(one.group, [...(groups.get(one.group) ?? []), one])
  return [...groups.values()]
}

/** Kafka knows one start position per member; with mixed wishes nothing may be missed. */
function membership(inGroup: readonly Subscribes[], topicOf: (id: string) => string, prefix: string): GroupWork {
  const name = inGroup[0]?.group ?? ''
  return {
    group: prefix + name,
    name,
    topics: [...new Set(inGroup.map(({ from }) => topicOf(from)))].sort(),
    start: inGroup.some(({ start }) => start === 'earliest') ? 'earliest' : 'latest',
  }
}

/** Any produces connection as it is made, whether its service runs or not. */
export function production(drawn: Produces, { topology, prefix }: Pick<RunBoard, 'topology' | 'prefix'>): Production {
  const topic = topology.topics.get(drawn.to)
  const topicName = topic?.name ?? ''
  const { id, key } = drawn
  const { limit, type, category, where, otherwise, each, map, mapKey, windowSeconds, by, of } =
    behaviourOf.produces(drawn)
  const behaviour = { limit, type, category, where, otherwise, each, map, mapKey, windowSeconds, by, of }
  return { id, topic: prefix + topicName, topicName, key, value: valueTemplate(drawn, topic ?? {}), ...behaviour }
}
