import { isStream } from '../topology/isStream'
import type { Subscribes, Topology } from '../topology/model'
import { asyncApiChannels, type Json, messagesOf, topicIds } from './asyncApiChannels'

export type AsyncApiOptions = {
  /** Goes before every topic and group name. */
  readonly prefix?: string
  /** Where a subscription's records go that cannot be handled. AsyncAPI has no word for it: written as `x-error-topics`. */
  readonly errorTopicsOf?: (subscription: Subscribes) => readonly string[]
}

/**
 * One service as an AsyncAPI 3.0 document, as plain data: a document describes one application, so a board becomes as many as it has
 * services. Topics are channels, produces connections `send` and subscriptions `receive` operations.
 * https://www.asyncapi.com/docs/reference/specification/v3.0.0
 */
export function asyncApi(topology: Topology, serviceId: string, options: AsyncApiOptions = {}): Json {
  const service = topology.services.get(serviceId)
  if (!service) throw new Error(`There is no service ${serviceId}`)
  const operations = operationsOf(topology, serviceId, options)
  const used = new Set(operations.map(({ topicId }) => topicId))
  const topics = [...topology.topics.values()].filter(({ id }) => used.has(id))
  return {
    asyncapi: '3.0.0',
    info: { title: service.name || 'Unnamed service', version: '1.0.0' },
    defaultContentType: 'application/json',
    channels: asyncApiChannels(topics, topicIds(topology), options.prefix ?? ''),
    operations: Object.fromEntries(operations.map(({ name, operation }) => [name, operation])),
    components: { messages: messagesOf(topics, topicIds(topology)) },
  }
}

/** The whole board as an inventory: every channel and message, no operations, and in `x-services` who sends and receives what. */
export function asyncApiSystem(topology: Topology, options: AsyncApiOptions = {}): Json {
  const topics = [...topology.topics.values()]
  const ids = topicIds(topology)
  return {
    asyncapi: '3.0.0',
    info: { title: topology.name || 'Unnamed board', version: '1.0.0' },
    defaultContentType: 'application/json',
    channels: asyncApiChannels(topics, ids, options.prefix ?? ''),
    components: { messages: messagesOf(topics, ids) },
    'x-services': [...topology.services.values()].map(({ id, name }) => ({
      name: name || 'Unnamed service',
      ...inventoryOf(operationsOf(topology, id, options), ids),
    })),
  }
}

type Operation = {
  readonly name: string
  readonly action: 'send' | 'receive'
  readonly topicId: string
  readonly operation: Json
}

function operationsOf(topology: Topology, serviceId: string, options: AsyncApiOptions): readonly Operation[] {
  const ids = topicIds(topology)
  const operations = [...topology.connections.values()].flatMap((connection): Operation[] => {
    if (connection.kind === 'produces' && connection.from === serviceId) {
      const id = ids.get(connection.to) ?? ''
      return [{ name: `send-${id}`, action: 'send', topicId: connection.to, operation: operationOn('send', id) }]
    }
    if (connection.kind === 'subscribes' && connection.to === serviceId) {
      const id = ids.get(connection.from) ?? ''
      const operation = { ...operationOn('receive', id), ...(isStream(connection) && receiving(connection, options)) }
      return [{ name: `receive-${id}`, action: 'receive', topicId: connection.from, operation }]
    }
    return []
  })
  return withOwnNames(operations)
}

/** A topic may be used twice, for example in two groups: the second operation is numbered. */
function withOwnNames(operations: readonly Operation[]): readonly Operation[] {
  const seen = new Map<string, number>()
  return operations.map((operation) => {
    const times = (seen.get(operation.name) ?? 0) + 1
    seen.set(operation.name, times)
    return times === 1 ? operation : { ...operation, name: `${operation.name}--${times}` }
  })
}

const operationOn = (action: 'send' | 'receive', id: string) => ({
  action,
  channel: { $ref: `#/channels/${id}` },
  messages: [{ $ref: `#/channels/${id}/messages/${id}` }],
})

function receiving(subscription: Subscribes, { prefix = '', errorTopicsOf = () => [] }: AsyncApiOptions) {
  const errorTopics = errorTopicsOf(subscription)
  return {
    bindings: { kafka: { groupId: { type: 'string', enum: [prefix + subscription.group] }, bindingVersion: '0.5.0' } },
    ...(errorTopics.length > 0 && { 'x-error-topics': errorTopics.map((topic) => prefix + topic) }),
  }
}

function inventoryOf(operations: readonly Operation[], ids: ReadonlyMap<string, string>) {
  const channels = (action: Operation['action']) => [
    ...new Set(operations.filter((found) => found.action === action).map(({ topicId }) => ids.get(topicId) ?? '')),
  ]
  return { sends: channels('send'), receives: channels('receive') }
}
