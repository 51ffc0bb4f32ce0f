import type { Captures, Connection, Produces } from './model'

/** Brings records into a topic: those of a service, or the changes of a table. */
export const isWriting = (connection: Connection): connection is Produces | Captures =>
  connection.kind === 'produces' || connection.kind === 'captures'
