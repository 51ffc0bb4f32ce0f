import type * as Y from 'yjs'

/**
 * Layout of a board's Y.Doc, in root maps: `meta` holds the board's name; `services`, `topics`, `stores`, `connections`, `notes`,
 * `invariants` and `faults` hold a Y.Map of fields by id; `layout` holds a pair [x, y] by id, so that two people dragging one node never end at a place neither of them chose.
 * Deletions of the document do not reach into other maps: what hangs in the air is dropped when the Topology is derived.
 */
export const boardRoots = (doc: Y.Doc) => ({
  meta: doc.getMap<unknown>('meta'),
  services: doc.getMap<unknown>('services'),
  topics: doc.getMap<unknown>('topics'),
  stores: doc.getMap<unknown>('stores'),
  connections: doc.getMap<unknown>('connections'),
  notes: doc.getMap<unknown>('notes'),
  invariants: doc.getMap<unknown>('invariants'),
  faults: doc.getMap<unknown>('faults'),
  layout: doc.getMap<unknown>('layout'),
})

export type BoardRoots = ReturnType<typeof boardRoots>
