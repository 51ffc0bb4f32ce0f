import { carriesOn } from './carriesOn'
import type { Connection, Subscribes } from './model'

/** Whether it is a subscription whose records are handled one by one, and not only looked up. */
export const isStream = (connection: Connection): connection is Subscribes =>
  connection.kind === 'subscribes' && carriesOn(connection)
