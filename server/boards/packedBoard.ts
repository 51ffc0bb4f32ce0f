import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { deriveTopology } from '../../shared/document/boardDocument'
import type { Topology } from '../../shared/topology/model'
import { firstUpdate } from './newBoard'
import { documentOf } from './openBoard'

/** A board as it is at one time, without its history, in few bytes. */
export const packedBoard = (topology: Topology): Uint8Array => deflateRawSync(firstUpdate(topology))

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
  return update ? boardOfUpdate(update) : null
}

function boardOfUpdate(update: Uint8Array): Topology | null {
  try {
    const doc = documentOf([update])
    const topology = deriveTopology(doc)
    doc.destroy()
    return topology
  } catch {
    return null
  }
}
