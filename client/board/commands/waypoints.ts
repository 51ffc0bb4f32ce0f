import type { BoardEdit } from '../../../shared/document/port'
import { LIMITS } from '../../../shared/topology/limits'
import type { Connection, Position, Topology } from '../../../shared/topology/model'
import { type Command, type CommandContext, selectionOf, topologyOf } from './command'
import { onlyConnection } from './reconnecting'

/** The connection on the direct way between its nodes. */
export function straight(connection: Connection): Connection {
  const { via: _, ...direct } = connection
  return direct
}

/** Leads a connection through these points, as one undo step; through none it lies straight again. */
export function giveWaypoints(context: CommandContext, id: string, via: readonly Position[]) {
  const connection = topologyOf(context).connections.get(id)
  if (!connection) return
  if (via.length > LIMITS.waypoints) context.notify?.(`A connection has at most ${LIMITS.waypoints} waypoints.`)
  else
    context.session.edit((edit) => edit.putConnection(via.length === 0 ? straight(connection) : { ...connection, via }))
}

/** Puts nodes where they are to stand; connections of which both ends go the same way take their waypoints along. */
export function moveNodes(edit: BoardEdit, topology: Topology, places: ReadonlyMap<string, Position>) {
  for (const [id, at] of places) edit.moveTo(id, at)
  for (const connection of topology.connections.values()) {
    const via = viaAfter(connection, topology, places)
    if (via && via !== connection.via) edit.putConnection({ ...connection, via })
  }
}

function viaAfter(
  { from, to, via }: Connection,
  { layout }: Topology,
  places: ReadonlyMap<string, Position>,
): Connection['via'] {
  const [a, b] = [wayOf(layout.get(from), places.get(from)), wayOf(layout.get(to), places.get(to))]
  return via && a && b ? takenAlong(via, a, b) : via
}

/** The waypoints once both ends have gone these ways: with them when they go together; otherwise they stay, the very same list. */
export function takenAlong(via: readonly Position[], a: Position, b: Position): readonly Position[] {
  const together = a.x === b.x && a.y === b.y && (a.x !== 0 || a.y !== 0)
  return together && via.length > 0 ? via.map(({ x, y }) => ({ x: x + a.x, y: y + a.y })) : via
}

const wayOf = (before: Position | undefined, after: Position | undefined): Position | null =>
  before && after ? { x: after.x - before.x, y: after.y - before.y } : null

export const straighten: Command = {
  id: 'straighten',
  label: 'Straighten',
  group: 'Edit',
  shortcuts: [],
  keys: 'canvas',
  needs: 'Select a connection that has waypoints first.',
  enabled: (context) => bent(context).length > 0,
  run: (context) =>
    context.session.edit((edit) => {
      for (const connection of bent(context)) edit.putConnection(straight(connection))
    }),
}

const bent = (context: CommandContext): readonly Connection[] =>
  [...selectionOf(context)].flatMap((id) => {
    const connection = topologyOf(context).connections.get(id)
    return connection?.via ? [connection] : []
  })

/** The canvas knows where its middle is. */
export const addWaypoint: Command = {
  id: 'add-waypoint',
  label: 'Add a waypoint',
  group: 'Edit',
  shortcuts: [],
  keys: 'canvas',
  needs: 'Select one connection first.',
  enabled: (context) => onlyConnection(context) !== null,
  run(context) {
    const connection = onlyConnection(context)
    if (connection) context.workspace.setState({ view: { kind: 'bend', id: connection.id } })
  },
}
