import * as Y from 'yjs'
import type { Topology } from '../topology/model'
import { createBoardDocument, deriveTopology } from './boardDocument'

/** The board whose whole document is this Yjs update; null where the bytes are none. */
export function topologyOfUpdate(update: Uint8Array): Topology | null {
  const doc = createBoardDocument()
  try {
    Y.applyUpdate(doc, update)
    return deriveTopology(doc)
  } catch {
    return null
  } finally {
    doc.destroy()
  }
}
