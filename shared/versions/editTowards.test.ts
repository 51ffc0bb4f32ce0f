import fc from 'fast-check'
import { expect, it } from 'vitest'
import type * as Y from 'yjs'
import { createBoardDocument, deriveTopology, editDocument, topologyToDocument } from '../document/boardDocument'
import { sameTopology } from '../document/sameTopology'
import { COLLECTIONS } from '../topology/collections'
import type { Framed, Topology } from '../topology/model'
import { topologyArbitrary } from '../topology/topologyArbitrary'
import { compareTopologies } from './compareTopologies'
import { editTowards } from './editTowards'

/** As a document holds it: without what is impossible. */
const boardArbitrary = topologyArbitrary.map((topology) => deriveTopology(documentOf(topology)))

/** Two boards that have most ids in common, for the same or for other things. */
const twoBoards = fc.tuple(boardArbitrary, topologyArbitrary, fc.func(fc.nat({ max: 3 }))).map(([a, b, chance]) => {
  const ids = idsOf(a)
  const renamed = new Map(idsOf(b).map((id, at) => [id, chance(id) > 0 ? (ids[at] ?? id) : id] as const))
  return [a, deriveTopology(documentOf(withIds(b, (id) => renamed.get(id) ?? id)))] as const
})

const idsOf = (topology: Topology) =>
  COLLECTIONS.filter((name) => name !== 'layout').flatMap((name) => [...topology[name].keys()])

function withIds(topology: Topology, named: (id: string) => string): Topology {
  const all = <T extends { readonly id: string }>(things: ReadonlyMap<string, T>) =>
    new Map([...things.values()].map((thing) => [named(thing.id), { ...thing, id: named(thing.id) }]))
  const nodes = <T extends Framed & { readonly id: string }>(things: ReadonlyMap<string, T>) =>
    all(new Map([...things].map(([id, node]) => [id, node.frame ? { ...node, frame: named(node.frame) } : node])))
  return {
    ...topology,
    services: nodes(topology.services),
    topics: nodes(topology.topics),
    stores: nodes(topology.stores),
    connections: all(
      new Map([...topology.connections].map(([id, one]) => [id, { ...one, from: named(one.from), to: named(one.to) }])),
    ),
    notes: nodes(topology.notes),
    frames: all(topology.frames),
    invariants: all(topology.invariants),
    faults: all(topology.faults),
    views: all(topology.views),
    layout: new Map([...topology.layout].map(([id, at]) => [named(id), at])),
  }
}

function documentOf(topology: Topology): Y.Doc {
  const doc = createBoardDocument()
  topologyToDocument(doc, topology)
  return doc
}

/** A node stays where it is when the other board has no place for it. */
const placedAsIn = (before: Topology, after: Topology): Topology => {
  const stayed = (['services', 'topics', 'stores', 'notes'] as const).flatMap((name) =>
    [...after[name].keys()].filter((id) => before[name].has(id) && !after.layout.has(id)),
  )
  const kept = stayed.flatMap((id) => [...before.layout].filter(([placed]) => placed === id))
  return { ...after, layout: new Map([...after.layout, ...kept].sort(([a], [b]) => (a < b ? -1 : 1))) }
}

it('any board is led to any other, and back', { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(twoBoards, ([before, after]) => {
      const doc = documentOf(before)
      editDocument(doc, (edit) => editTowards(edit, before, after))
      const there = deriveTopology(doc)
      expect(sameTopology(there, placedAsIn(before, after))).toBe(true)
      editDocument(doc, (edit) => editTowards(edit, there, before))
      expect(sameTopology(deriveTopology(doc), placedAsIn(there, before))).toBe(true)
    }),
  )
})

it('equal boards have no difference, others have one', () => {
  fc.assert(
    fc.property(twoBoards, ([a, b]) => {
      expect(compareTopologies(a, deriveTopology(documentOf(a)))).toEqual([])
      expect(compareTopologies(a, b).length === 0).toBe(sameTopology(a, b))
    }),
  )
})

it('what both boards have is not touched', () => {
  fc.assert(
    fc.property(boardArbitrary, (topology) => {
      const doc = documentOf(topology)
      let updates = 0
      doc.on('update', () => updates++)
      editDocument(doc, (edit) => editTowards(edit, topology, deriveTopology(doc)))
      expect(updates).toBe(0)
    }),
  )
})
