import type { ConnectionKind, NodeKind, Position, Topology } from '../../../shared/topology/model'
import type { CommandContext } from './command'
import { topologyOf } from './command'
import {
  type Addable,
  type Drawn,
  type Ends,
  newConnection,
  newNode,
  type Place,
  putNode,
  withNode,
} from './newElements'

export function connectNodes({ session }: CommandContext, kind: ConnectionKind, ends: Ends) {
  const connection = newConnection(session.state.getState().topology, kind, ends)
  session.edit((edit) => edit.putConnection(connection))
}

/** An event through a new topic between two services: topic and both connections are one undo step. Says the topic's id. */
export function connectThroughTopic(context: CommandContext, { from, to }: Ends, at: Place): string {
  const topology = topologyOf(context)
  const topic = newNode(topology, 'topic')
  const { id } = topic.element
  context.session.edit((edit) => {
    putNode(edit, topic, at)
    edit.putConnection(newConnection(topology, 'produces', { from, to: id }))
    edit.putConnection(newConnection(topology, 'subscribes', { from: id, to }))
  })
  return id
}

/** A new node at the end of a connection from an existing one, as one undo step. Says the new node's id. */
export function addConnected(
  context: CommandContext,
  added: { from: string; kind: Addable; by: Drawn; at: Place; name?: string },
): string {
  const topology = topologyOf(context)
  const node = newNode(topology, added.kind, added.name)
  const connection = newConnection(withNode(topology, node), added.by, { from: added.from, to: node.element.id })
  context.session.edit((edit) => {
    putNode(edit, node, added.at)
    edit.putConnection(connection)
  })
  return node.element.id
}

export function addNode(context: CommandContext, kind: NodeKind, at: Place): string {
  const node = newNode(topologyOf(context), kind)
  context.session.edit((edit) => putNode(edit, node, at))
  return node.element.id
}

/** Half the way from one node's place to the other's. */
export function halfway({ layout }: Topology, { from, to }: Ends): Position {
  const [a, b] = [layout.get(from) ?? ORIGIN, layout.get(to) ?? ORIGIN]
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
}

const ORIGIN: Position = { x: 0, y: 0 }
