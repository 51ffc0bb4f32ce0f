import { isStream } from './isStream'
import type { Topology } from './model'

/** The ids of services that receive anything: records, or requests over HTTP. */
export const receivers = ({ connections }: Topology): ReadonlySet<string> =>
  new Set(
    [...connections.values()]
      .filter((connection) => isStream(connection) || connection.kind === 'calls')
      .map(({ to }) => to),
  )
