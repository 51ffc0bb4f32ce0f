import { CONNECTION_ENDS } from '../../../shared/topology/connectionEnds'
import type { Connection, ConnectionKind, Topology } from '../../../shared/topology/model'
import { type Command, type CommandContext, selectionOf, topologyOf } from './command'
import { canConnect, kindAndName, type Verdict } from './connectionRules'

export type ConnectionEnd = 'from' | 'to'

/** One end of a connection that is to lie on another node. */
export type EndMove = { readonly id: string; readonly end: ConnectionEnd; readonly to: string }

/** Whether this end may lie there, the connection being what it is. */
export function canReconnect(topology: Topology, { id, end, to }: EndMove): Verdict {
  const connection = topology.connections.get(id)
  if (!connection) return { ok: false, reason: 'This connection is no longer on the board.' }
  const moved = withEnd(connection, end, to)
  const verdict = canConnect(without(topology, id), moved.from, moved.to)
  const node = kindAndName(topology, to)
  const wanted = CONNECTION_ENDS[moved.kind][end]
  if (!verdict.ok || node?.kind === wanted) return verdict
  const reason = `${CONNECTIONS[moved.kind]} ${end === 'from' ? 'begins' : 'ends'} at a ${wanted}, and ${node?.name} is a ${node?.kind}.`
  return { ok: false, reason }
}

const CONNECTIONS: Readonly<Record<ConnectionKind, string>> = {
  produces: 'What a service produces',
  subscribes: 'A subscription',
  calls: 'An HTTP call',
  keeps: 'What a service keeps',
  captures: 'What is captured',
}

const without = (topology: Topology, id: string): Topology => {
  const connections = new Map(topology.connections)
  connections.delete(id)
  return { ...topology, connections }
}

/** The connection keeps its id and all of its settings. */
export const withEnd = (connection: Connection, end: ConnectionEnd, to: string): Connection =>
  end === 'from' ? { ...connection, from: to } : { ...connection, to }

/** Lays an end on another node, or says why it cannot lie there. */
export function reconnect(context: CommandContext, move: EndMove) {
  const topology = topologyOf(context)
  const verdict = canReconnect(topology, move)
  const connection = topology.connections.get(move.id)
  if (!verdict.ok) context.notify?.(verdict.reason)
  else if (connection && connection[move.end] !== move.to)
    context.session.edit((edit) => edit.putConnection(withEnd(connection, move.end, move.to)))
}

const asksFor = (end: ConnectionEnd, rest: Pick<Command, 'id' | 'label'>): Command => ({
  group: 'Edit',
  shortcuts: [],
  keys: 'canvas',
  needs: 'Select one connection first.',
  enabled: (context) => onlyConnection(context) !== null,
  run(context) {
    const connection = onlyConnection(context)
    if (connection) context.workspace.setState({ dialog: { kind: 'reconnect', id: connection.id, end } })
  },
  ...rest,
})

export const moveStart = asksFor('from', { id: 'move-start', label: 'Move its start to…' })
export const moveEnd = asksFor('to', { id: 'move-end', label: 'Move its end to…' })

/** The one thing selected, when that is a connection. */
export function onlyConnection(context: CommandContext): Connection | null {
  const [id, ...more] = selectionOf(context)
  return (id !== undefined && more.length === 0 && topologyOf(context).connections.get(id)) || null
}
