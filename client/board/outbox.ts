import * as Y from 'yjs'
import type { BoardEdit } from '../../shared/document/port'

/** An update that the server has not acknowledged, and the edit that made it, if it was one. */
export type Unsaved = { readonly update: Uint8Array; readonly change: ((edit: BoardEdit) => void) | null }

/** Sent at once at most; a single larger update goes alone. */
const BATCH_BYTES = 256 * 1024

/** As many of the oldest as fit into one request. */
export function nextBatch(unsaved: readonly Unsaved[]): readonly Unsaved[] {
  let bytes = 0
  const end = unsaved.findIndex(({ update }) => {
    bytes += update.length
    return bytes > BATCH_BYTES
  })
  return unsaved.slice(0, end === -1 ? unsaved.length : Math.max(1, end))
}

export const merged = (batch: readonly Unsaved[]): Uint8Array => Y.mergeUpdates(batch.map(({ update }) => update))

/**
 * What has still to be sent to a server with this state vector. Updates that only delete leave no trace in it and are sent again;
 * twice is as good as once to Yjs.
 */
export function stillUnsaved(unsaved: readonly Unsaved[], stateVector: Uint8Array): readonly Unsaved[] {
  const known = Y.decodeStateVector(stateVector)
  const firstLacking = unsaved.findIndex(({ update }) => {
    const { to } = Y.parseUpdateMeta(update)
    return to.size === 0 || [...to].some(([client, clock]) => clock > (known.get(client) ?? 0))
  })
  return firstLacking === -1 ? [] : unsaved.slice(firstLacking)
}
