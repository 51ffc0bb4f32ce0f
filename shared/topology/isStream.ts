import { carriesOn } from './carriesOn'
import type { Connection, Subscribes, Topology } from './model'

export type Stream = Subscribes & { readonly as?: 'stream' }

/** Whether it is a subscription whose records are handled one by one, with a group and a bookmark, and not only looked up. */
export const isStream = (connection: Connection): connection is Stream =>
  connection.kind === 'subscribes' && carriesOn(connection)

export const streamsOf = ({ connections }: Topology): readonly Stream[] => [...connections.values()].filter(isStream)
