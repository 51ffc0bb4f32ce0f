import type {
  Calls,
  Captures,
  Connection,
  NodeKind,
  Produces,
  Subscribes,
  Topic,
  Topology,
} from '../../../shared/topology/model'
import { type Command, type CommandContext, topologyOf } from './command'
import { kindAndName } from './connectionRules'
import {
  copiedName,
  type Ends,
  type NewNode,
  namesOf,
  newConnection,
  newId,
  newNode,
  type Place,
  putNode,
  withNode,
} from './newElements'
import { onlyConnection, withEnd } from './reconnecting'
import { straight } from './waypoints'

/** What a connection becomes when a node is put into it. */
export type Insertion =
  | {
      readonly ok: true
      /** For whoever holds the node over the connection. */
      readonly sentence: string
      /** Between two services that talk through Kafka there is a topic; `between` says where it comes to stand. */
      readonly topic: { readonly element: Topic; readonly between: Ends } | null
      /** The connection itself, under its id and with its settings, and those that come along. */
      readonly connections: readonly Connection[]
      readonly replaced: readonly string[]
    }
  | { readonly ok: false; readonly reason: string }

const no = (reason: string): Insertion => ({ ok: false, reason })

/** What flows, flows on: whoever wrote writes the same, whoever read reads on in the same group, and the node between passes it on. */
export function insertionOf(topology: Topology, connection: Connection, node: NewNode): Insertion {
  switch (node.kind) {
    case 'service':
      return withService(withNode(topology, node), connection, node.element.id)
    case 'topic':
      return withTopic(withNode(topology, node), connection, node.element.id)
    case 'store':
    case 'note':
      return no(`A ${node.kind} cannot stand in a connection: nothing flows on from it. A service can.`)
  }
}

function withService(topology: Topology, connection: Connection, service: string): Insertion {
  switch (connection.kind) {
    case 'produces':
    case 'captures':
      return beforeTopic(topology, connection, service)
    case 'subscribes':
      return behindTopic(topology, connection, service)
    case 'calls':
      return betweenCalls(topology, connection, service)
    case 'keeps':
      return no('A service keeps its data itself: nothing can stand between it and its store.')
  }
}

function beforeTopic(topology: Topology, connection: Produces | Captures, service: string): Insertion {
  const target = topology.topics.get(connection.to)
  if (!target) return no(GONE)
  const topic = topicLike(topology, target)
  return {
    ok: true,
    sentence: `It reads what was meant for ${target.name} from a new topic, ${topic.name}, and passes it on.`,
    topic: { element: topic, between: { from: connection.from, to: service } },
    connections: [
      straight(withEnd(connection, 'to', topic.id)),
      newConnection(topology, 'subscribes', { from: topic.id, to: service }),
      passesOn(target, service),
    ],
    replaced: [],
  }
}

function behindTopic(topology: Topology, connection: Subscribes, service: string): Insertion {
  const source = topology.topics.get(connection.from)
  const reader = topology.services.get(connection.to)
  if (!source || !reader) return no(GONE)
  const { example: _, schema: __, ...topic } = topicLike(topology, source)
  return {
    ok: true,
    sentence: `It reads ${source.name} and passes it on to ${reader.name} through a new topic, ${topic.name}.`,
    topic: { element: topic, between: { from: service, to: connection.to } },
    connections: [
      newConnection(topology, 'subscribes', { from: connection.from, to: service }),
      passesOn(topic, service),
      straight(withEnd(connection, 'from', topic.id)),
    ],
    replaced: [],
  }
}

function betweenCalls(topology: Topology, connection: Calls, service: string): Insertion {
  const called: Calls = { kind: 'calls', id: newId(), from: service, to: connection.to }
  return {
    ok: true,
    sentence: `It is called instead of ${kindAndName(topology, connection.to)?.name}, and calls it in turn.`,
    topic: null,
    connections: [straight(withEnd(connection, 'to', service)), called],
    replaced: [],
  }
}

/** A call becomes an event: as often, with the same body. */
function withTopic(topology: Topology, connection: Connection, topic: string): Insertion {
  const { kind, id, from, to } = connection
  if (kind !== 'calls')
    return no('A topic can stand between two services only: a service subscribes to one and produces to the other.')
  const { when = 'input', rate = 0, body = '' } = connection
  const produced: Produces = { kind: 'produces', id: newId(), from, to: topic, when, rate, key: '', value: body }
  const [sender, reader] = [kindAndName(topology, from)?.name, kindAndName(topology, to)?.name]
  return {
    ok: true,
    sentence: `The call becomes an event: ${sender} produces to it, ${reader} subscribes, and nobody waits for an answer.`,
    topic: null,
    connections: [produced, newConnection(topology, 'subscribes', { from: topic, to })],
    replaced: [id],
  }
}

const GONE = 'One end of this connection is no longer on the board.'

const topicLike = ({ topics }: Topology, topic: Topic): Topic => ({
  ...topic,
  id: newId(),
  name: copiedName(topic.name, namesOf(topics)),
})

/** Record by record, as it came: an example of the topic would take the place of what was received, a condition keeps it. */
const passesOn = ({ id, example }: Topic, from: string): Produces => ({
  kind: 'produces',
  id: newId(),
  from,
  to: id,
  when: 'input',
  rate: 0,
  key: '',
  value: '',
  ...(example && { where: 'true' }),
})

type Inserted = {
  readonly node: NewNode
  readonly at: Place
  /** Where the topic that comes along stands, if one does. */
  readonly topicAt: Place
}

/** One undo step; a node that is on the board already is only moved. */
export function insertNode(
  { session }: CommandContext,
  { topic, connections, replaced }: Extract<Insertion, { ok: true }>,
  { node, at, topicAt }: Inserted,
) {
  session.edit((edit) => {
    putNode(edit, node, at)
    if (topic) putNode(edit, { kind: 'topic', element: topic.element }, topicAt)
    edit.remove(replaced)
    for (const connection of connections) edit.putConnection(connection)
  })
}

const inserts = (what: NodeKind, rest: Pick<Command, 'id' | 'label' | 'shortcuts'>): Command => ({
  group: 'Edit',
  keys: 'canvas',
  needs: 'Select one connection first, one between services or with a topic.',
  enabled(context) {
    const connection = onlyConnection(context)
    const topology = topologyOf(context)
    return connection !== null && insertionOf(topology, connection, newNode(topology, what)).ok
  },
  run(context) {
    const connection = onlyConnection(context)
    if (connection) context.workspace.setState({ view: { kind: 'insert', what, into: connection.id } })
  },
  ...rest,
})

export const insertService = inserts('service', {
  id: 'insert-service',
  label: 'Insert a service here',
  shortcuts: ['I'],
})
export const insertTopic = inserts('topic', {
  id: 'insert-topic',
  label: 'Insert a topic here',
  shortcuts: ['Shift+I'],
})
