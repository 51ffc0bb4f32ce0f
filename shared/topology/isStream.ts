import { carriesOn } from './carriesOn'
import type { Connection, Subscribes, Topology } from './model'
import { remembered } from './remembered'

export type Stream = Subscribes & { readonly as?: 'stream' }

/** Whether it is a subscription whose records are handled one by one, with a group and a bookmark, and not only looked up. */
export const isStream = (connection: Connection): connection is Stream =>
  connection.kind === 'subscribes' && carriesOn(connection)

const streamsAmong = remembered((connections: Topology['connections']) => [...connections.values()].filter(isStream))

export const streamsOf = ({ connections }: Topology): readonly Stream[] => streamsAmong(connections)
