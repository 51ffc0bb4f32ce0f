import * as Y from 'yjs'
import { createBoardDocument, deriveTopology, topologyToDocument } from '../../shared/document/boardDocument'
import type { Topology } from '../../shared/topology/model'
import { slugs } from '../../shared/topology/slugs'

/** The first update of a board with this topology. */
export const firstUpdate = (topology: Topology): Uint8Array => fromDocument(topology, Y.encodeStateAsUpdate)

/** The same, and what is drawn by it: what the model does not know is not in it. */
export const firstDrawing = (topology: Topology): { readonly update: Uint8Array; readonly drawn: Topology } =>
  fromDocument(topology, (doc) => ({ update: Y.encodeStateAsUpdate(doc), drawn: deriveTopology(doc) }))

function fromDocument<T>(topology: Topology, take: (doc: Y.Doc) => T): T {
  const doc = createBoardDocument()
  topologyToDocument(doc, topology)
  const taken = take(doc)
  doc.destroy()
  return taken
}

/** A slug of the name, counted up from 2 when taken: `orders`, `orders-2`. */
export function freeId(name: string, isTaken: (id: string) => boolean): string {
  const slug = slugs([{ id: 'board', name }]).get('board') ?? 'board'
  let id = slug
  for (let count = 2; isTaken(id); count++) id = `${slug}-${count}`
  return id
}
