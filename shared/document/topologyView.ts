import * as Y from 'yjs'
import { COLLECTIONS } from '../topology/collections'
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
    kept: () => ELEMENTS.reduce((sum, name) => sum + read[name].size, 0),
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

const ELEMENTS = COLLECTIONS.filter((name) => name !== 'layout')
const ROOT_NAMES = ['meta', ...COLLECTIONS] as const

/** Collects the ids that changed in each root until they are taken. */
function watchRoots(roots: BoardRoots) {
  let marks: Partial<Record<keyof BoardRoots, Set<string>>> = {}
  const stops = ROOT_NAMES.map((name) => {
    const mark = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
      const ids = events.flatMap((event) => changedIds(event, roots[name]))
      marks[name] = new Set([...(marks[name] ?? []), ...ids])
    }
    roots[name].observeDeep(mark)
    return () => roots[name].unobserveDeep(mark)
  })
  return {
    isEmpty: () => Object.keys(marks).length === 0,
    take: () => {
      const taken = marks
      marks = {}
      return taken
    },
    close: () => {
      for (const stop of stops) stop()
    },
  }
}

/** Ids under `root` that this event is about: its own keys, or the one that the changed element hangs from. */
function changedIds(event: Y.YEvent<Y.AbstractType<unknown>>, root: Y.Map<unknown>): readonly string[] {
  const ids: Iterable<unknown> =
    event.target !== root ? event.path.slice(0, 1) : event instanceof Y.YMapEvent ? event.keysChanged : []
  return [...ids].filter((id) => typeof id === 'string')
}
