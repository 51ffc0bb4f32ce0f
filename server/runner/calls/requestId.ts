import { createHash } from 'node:crypto'

/** The event id of a request that is made over a connection for an event: the same at every attempt. */
export const requestId = (causedBy: string, connectionId: string): string =>
  createHash('sha256')
    .update(JSON.stringify([causedBy, connectionId]))
    .digest('hex')
    .slice(0, 32)
