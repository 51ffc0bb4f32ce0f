import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { topologyOfUpdate } from '../../shared/document/topologyOfUpdate'
import type { Topology } from '../../shared/topology/model'
import { firstUpdate } from './newBoard'

/** A board as it is at one time, without its history, in few bytes. */
export const packedBoard = (topology: Topology, update = firstUpdate(topology)): Uint8Array => deflateRawSync(update)

/** The Yjs update that makes its document; null where the bytes are damaged. */
export function unpackedUpdate(packed: Uint8Array): Uint8Array | null {
  try {
    return inflateRawSync(packed)
  } catch {
    return null
  }
}

/** null where there is none or the bytes are damaged. */
export function unpackedBoard(packed: Uint8Array | undefined): Topology | null {
  const update = packed && unpackedUpdate(packed)
  return update ? topologyOfUpdate(update) : null
}
