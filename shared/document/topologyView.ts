import * as Y from 'yjs'
import { EMPTY_TOPOLOGY, type Topology } from '../topology/model'
import { type BoardRoots, boardRoots } from './boardRoots'
import { keepPossible } from './keepPossible'
import type { TopologyView } from './port'
import { readTopology, rereadTopology } from './readTopology'

/** The Topology of a changing document: after a change only the touched elements are read again. */
export function createTopologyView(doc: Y.Doc): TopologyView {
  const roots = boardRoots(doc)
  const listeners = new Set<(topology: Topology) => void>()
  const touched = watchRoots(roots)
  let read = readTopology(roots)
  let topology = keepPossible(read, EMPTY_TOPOLOGY)

  const catchUp = () => {
    if (touched.isEmpty()) return
    const before = topology
    read = rereadTopology(read, roots, touched.take())
    topology = keepPossible(read, before)
    if (topology !== before) for (const listener of listeners) listener(topology)
  }
  doc.on('afterTransaction', catchUp)

  return {
    current: () => topology,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      doc.off('afterTransaction', catchUp)
      touched.close()
      listeners.clear()
    },
  }
}

type Marks = { readonly [root in keyof BoardRoots]: Set<string> }

const noMarks = (): Marks => ({
  meta: new Set(),
  services: new Set(),
  topics: new Set(),
  stores: new Set(),
  connections: new Set(),
  notes: new Set(),
  invariants: new Set(),
  faults: new Set(),
  layout: new Set(),
})

/** Collects the ids that changed in each root until they are taken. */
function watchRoots(roots: BoardRoots) {
  let marks = noMarks()
  const stops = ROOT_NAMES.map((name) => {
    const mark = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
      for (const event of events) for (const id of changedIds(event, roots[name])) marks[name].add(id)
    }
    roots[name].observeDeep(mark)
    return () => roots[name].unobserveDeep(mark)
  })
  return {
    isEmpty: () => ROOT_NAMES.every((name) => marks[name].size === 0),
    take: () => {
      const taken = marks
      marks = noMarks()
      return taken
    },
    close: () => {
      for (const stop of stops) stop()
    },
  }
}

const ROOT_NAMES = [
  'meta',
  'services',
  'topics',
  'stores',
  'connections',
  'notes',
  'invariants',
  'faults',
  'layout',
] as const satisfies (keyof BoardRoots)[]

/** Ids under `root` that this event is about: its own keys, or the one that the changed element hangs from. */
function changedIds(event: Y.YEvent<Y.AbstractType<unknown>>, root: Y.Map<unknown>): Iterable<string> {
  const ids: Iterable<unknown> =
    event.target !== root ? event.path.slice(0, 1) : event instanceof Y.YMapEvent ? event.keysChanged : []
  return [...ids].filter((id) => typeof id === 'string')
}
