import { isStream } from '../../../shared/topology/isStream'
import type { Connection, ConnectionKind } from '../../../shared/topology/model'

/** How a connection is drawn: as its kind, but a way out for failures, a table and several in one line look different from other messages. */
export type EdgeLook = ConnectionKind | 'deadLetters' | 'table' | 'merged'

export function edgeLook(connection: Connection): EdgeLook {
  if (connection.kind === 'produces' && connection.when === 'failure') return 'deadLetters'
  return connection.kind === 'subscribes' && !isStream(connection) ? 'table' : connection.kind
}

type Colors = ReadonlyMap<string /* group */, string /* CSS variable */>

/** A CSS colour. */
export function edgeColor(connection: Connection, groups: Colors): string {
  const look = edgeLook(connection)
  if (look === 'deadLetters') return 'var(--failure)'
  if (look === 'captures') return 'var(--store)'
  return isStream(connection) ? `var(${groups.get(connection.group)})` : 'var(--line-strong)'
}
