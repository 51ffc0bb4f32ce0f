import { carriesOn } from '../topology/carriesOn'
import type { Connection, Subscribes, Topology } from '../topology/model'

/** Subscriptions whose records are handled one by one, and not only looked up. */
export const isStream = (connection: Connection): connection is Subscribes =>
  connection.kind === 'subscribes' && carriesOn(connection)

export const streamsOf = ({ connections }: Topology): readonly Subscribes[] =>
  [...connections.values()].filter(isStream)

/** The ids of services that receive anything: records, or requests over HTTP. */
export const receivers = ({ connections }: Topology): ReadonlySet<string> =>
  new Set(
    [...connections.values()]
      .filter((connection) => isStream(connection) || connection.kind === 'calls')
      .map(({ to }) => to),
  )
