import type * as Y from 'yjs'
import type { Collection } from '../topology/collections'

/**
 * Layout of a board's Y.Doc, in root maps: `meta` holds the board's name; `layout` holds a pair [x, y] by id, so that two people dragging one
 * node never end at a place neither of them chose; `via` of a connection is a list of such pairs for the same reason. Each other root holds a Y.Map of fields by id, without the fields that are as assumed.
 * Deletions of the document do not reach into other maps: what hangs in the air is dropped when the Topology is derived.
 */
export const boardRoots = (doc: Y.Doc): BoardRoots => ({
  meta: doc.getMap('meta'),
  services: doc.getMap('services'),
  topics: doc.getMap('topics'),
  stores: doc.getMap('stores'),
  connections: doc.getMap('connections'),
  notes: doc.getMap('notes'),
  frames: doc.getMap('frames'),
  invariants: doc.getMap('invariants'),
  faults: doc.getMap('faults'),
  views: doc.getMap('views'),
  layout: doc.getMap('layout'),
})

export type BoardRoots = { readonly [root in 'meta' | Collection]: Y.Map<unknown> }
