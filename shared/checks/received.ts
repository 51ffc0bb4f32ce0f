import { isStream } from '../topology/isStream'
import type { Subscribes, Topology } from '../topology/model'

export const streamsOf = ({ connections }: Topology): readonly Subscribes[] =>
  [...connections.values()].filter(isStream)

/** The ids of services that receive anything: records, or requests over HTTP. */
export const receivers = ({ connections }: Topology): ReadonlySet<string> =>
  new Set(
    [...connections.values()]
      .filter((connection) => isStream(connection) || connection.kind === 'calls')
      .map(({ to }) => to),
  )
