import type * as Y from 'yjs'
import { COLLECTIONS } from '../topology/collections'
import { EMPTY_TOPOLOGY, type Topology } from '../topology/model'
import type { BoardRoots } from './boardRoots'
import { byId, readElement, readName } from './readElement'
import { type Element, sameElement } from './sameTopology'

/** Ids to read again, by root. */
export type Touched = { readonly [root in keyof BoardRoots]?: ReadonlySet<string> }

/** Everything readable in the document, element by element; `keepPossible` then looks at how the elements fit together. */
export const readTopology = (roots: BoardRoots): Topology =>
  rereadTopology(EMPTY_TOPOLOGY, roots, {
    meta: new Set(['name']),
    ...Object.fromEntries(COLLECTIONS.map((name) => [name, new Set(roots[name].keys())])),
  })

/** `before` with the touched ids read again; Maps and elements without a difference keep their references. */
export const rereadTopology = (before: Topology, roots: BoardRoots, touched: Touched): Topology => ({
  name: touched.meta?.has('name') ? readName(roots.meta.get('name')) : before.name,
  services: reread(before.services, roots.services, { ids: touched.services, read: readElement.services }),
  topics: reread(before.topics, roots.topics, { ids: touched.topics, read: readElement.topics }),
  stores: reread(before.stores, roots.stores, { ids: touched.stores, read: readElement.stores }),
  connections: reread(before.connections, roots.connections, {
    ids: touched.connections,
    read: readElement.connections,
  }),
  notes: reread(before.notes, roots.notes, { ids: touched.notes, read: readElement.notes }),
  frames: reread(before.frames, roots.frames, { ids: touched.frames, read: readElement.frames }),
  invariants: reread(before.invariants, roots.invariants, { ids: touched.invariants, read: readElement.invariants }),
  faults: reread(before.faults, roots.faults, { ids: touched.faults, read: readElement.faults }),
  views: reread(before.views, roots.views, { ids: touched.views, read: readElement.views }),
  layout: reread(before.layout, roots.layout, { ids: touched.layout, read: readElement.layout }),
})

type Reading<T> = { readonly ids?: ReadonlySet<string>; readonly read: (id: string, value: unknown) => T | null }

function reread<T extends Element>(before: ReadonlyMap<string, T>, root: Y.Map<unknown>, { ids, read }: Reading<T>) {
  if (!ids) return before
  const after = new Map(before)
  let changed = false
  let grown = false
  for (const id of ids) {
    const old = before.get(id)
    const now = read(id, root.get(id))
    if (now === null) changed = after.delete(id) || changed
    else if (old === undefined || !sameElement(old, now)) {
      after.set(id, now)
      changed = true
      grown ||= old === undefined
    }
  }
  if (!changed) return before
  return grown ? new Map([...after].sort(byId)) : after
}
