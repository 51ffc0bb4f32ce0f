import * as Y from 'yjs'
import { createBoardDocument, topologyToDocument } from '../../shared/document/boardDocument'
import type { Topology } from '../../shared/topology/model'
import { slugs } from '../../shared/topology/slugs'

/** The first update of a board with this topology. */
export function firstUpdate(topology: Topology): Uint8Array {
  const doc = createBoardDocument()
  topologyToDocument(doc, topology)
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}

/** A slug of the name, counted up from 2 when taken: `orders`, `orders-2`. */
export function freeId(name: string, isTaken: (id: string) => boolean): string {
  const slug = slugs([{ id: 'board', name }]).get('board') ?? 'board'
  let id = slug
  for (let count = 2; isTaken(id); count++) id = `${slug}-${count}`
  return id
}
