import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { COLLECTIONS } from '../topology/collections'
import type { Connection, Topology } from '../topology/model'
import { createBoardDocument, deriveTopology, editDocument, topologyToDocument } from './boardDocument'
import { exchange, peers, service, topic } from './documentsForTests'
import type { BoardEdit } from './port'
import { sameTopology } from './sameTopology'
import { createTopologyView } from './topologyView'

function shopDocument() {
  const doc = createBoardDocument()
  editDocument(doc, (edit) => {
    edit.setName('Shop')
    edit.putService(service('s1'))
    edit.putService(service('s2'))
    edit.putTopic(topic('t1', { configs: new Map([['retention.ms', '1000']]) }))
    edit.putConnection({ kind: 'subscribes', id: 'c1', from: 't1', to: 's1', group: 'billing', start: 'earliest' })
    edit.putNote({ id: 'n1', text: 'hello' })
    edit.moveTo('s1', { x: 1, y: 2 })
  })
  return doc
}

describe('structural sharing', () => {
  it('keeps the whole topology when a change changes nothing', () => {
    const doc = shopDocument()
    const view = createTopologyView(doc)
    const before = view.current()
    const seen: unknown[] = []
    view.onChange((topology) => seen.push(topology))
    editDocument(doc, (edit) => edit.putService(service('s1')))
    doc.getMap('services').get('s1')
    doc.getMap('future').set('anything', 1)
    doc.transact(() => (doc.getMap('services').get('s1') as Y.Map<unknown>).set('unknown', true))
    expect(view.current()).toBe(before)
    expect(seen).toEqual([])
  })

  it('replaces only the changed element and its Map', () => {
    const doc = shopDocument()
    const view = createTopologyView(doc)
    const before = view.current()
    const seen: unknown[] = []
    view.onChange((topology) => seen.push(topology))
    editDocument(doc, (edit) => edit.putService(service('s1', 'Orders')))
    const after = view.current()
    expect(seen).toEqual([after])
    expect(after.services.get('s1')?.name).toBe('Orders')
    expect(after.services.get('s2')).toBe(before.services.get('s2'))
    expect(after.topics).toBe(before.topics)
    expect(after.connections).toBe(before.connections)
    expect(after.notes).toBe(before.notes)
    expect(after.layout).toBe(before.layout)
  })

  it('sees a changed config, a removed topic with its connections, and both come back by undo', () => {
    const doc = shopDocument()
    const view = createTopologyView(doc)
    const history = new Y.UndoManager([...doc.share.values()], { trackedOrigins: new Set(['me']) })
    editDocument(doc, (edit) => edit.putTopic(topic('t1', { configs: new Map([['retention.ms', '9']]) })), 'me')
    expect(view.current().topics.get('t1')?.configs).toEqual(new Map([['retention.ms', '9']]))
    const before = view.current()
    history.stopCapturing()
    editDocument(doc, (edit) => edit.remove(['t1', 'n1']), 'me')
    expect([view.current().topics.size, view.current().connections.size, view.current().notes.size]).toEqual([0, 0, 0])
    history.undo()
    expect(sameTopology(view.current(), before)).toBe(true)
  })

  it.each<[keyof Topology, (edit: BoardEdit) => void]>([
    ['stores', (edit) => edit.putStore({ id: 'd1', name: 'stock', kind: 'table', frame: 'g1' })],
    ['frames', (edit) => edit.putFrame({ id: 'g1', name: 'Warehouse', collapsed: true })],
    ['views', (edit) => edit.putView({ id: 'v1', name: 'Start', x: 5, y: 0, zoom: 1 })],
    ['invariants', (edit) => edit.putInvariant({ id: 'i1', name: 'nothing lost', expect: 'missing == 1' })],
    ['faults', (edit) => edit.putFault({ id: 'f1', fault: 'crash s1 at 6s' })],
  ])('replaces %s alone, and remove takes them away', (changed, change) => {
    const doc = shopDocument()
    const view = createTopologyView(doc)
    editDocument(doc, (edit) => {
      edit.putStore({ id: 'd1', name: 'stock', frame: 'g1' })
      edit.putFrame({ id: 'g1', name: 'Warehouse' })
      edit.putView({ id: 'v1', name: 'Start', x: 0, y: 0, zoom: 1 })
      edit.putInvariant({ id: 'i1', name: 'nothing lost', expect: 'missing == 0' })
      edit.putFault({ id: 'f1', fault: 'crash s1 at 5s' })
    })
    const before = view.current()
    editDocument(doc, change)
    const after = view.current()
    const differing = COLLECTIONS.filter((name) => after[name] !== before[name])
    expect(differing).toEqual([changed])
    editDocument(doc, (edit) => edit.remove(['d1', 'g1', 'i1', 'f1', 'v1']))
    const sizes = ({ stores, frames, invariants, faults, views }: Topology) =>
      [stores, frames, invariants, faults, views].map(({ size }) => size)
    expect(sizes(after)).toEqual([1, 1, 1, 1, 1])
    expect(sizes(view.current())).toEqual([0, 0, 0, 0, 0])
  })

  it('tells nobody after close', () => {
    const doc = shopDocument()
    const view = createTopologyView(doc)
    const seen: unknown[] = []
    view.onChange((topology) => seen.push(topology))
    view.close()
    editDocument(doc, (edit) => edit.setName('late'))
    expect(seen).toEqual([])
  })
})

describe('writing', () => {
  it('writes nothing for what is already so', () => {
    const doc = shopDocument()
    const updates: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => updates.push(update))
    topologyToDocument(doc, deriveTopology(doc))
    expect(updates).toEqual([])
  })

  it('lets edits of different fields of one topic all survive', () => {
    const [ann, ben] = peers(2)
    editDocument(ann, (edit) => edit.putTopic(topic('t1')))
    exchange([ann, ben])
    editDocument(ann, (edit) => edit.putTopic(topic('t1', { partitions: 6, configs: new Map([['a', '1']]) })))
    editDocument(ben, (edit) => edit.putTopic(topic('t1', { name: 'orders', configs: new Map([['b', '2']]) })))
    exchange([ann, ben])
    expect(deriveTopology(ann).topics.get('t1')).toEqual({
      id: 't1',
      name: 'orders',
      partitions: 6,
      replication: 1,
      configs: new Map([
        ['a', '1'],
        ['b', '2'],
      ]),
    })
  })

  it('takes away an example that is gone', () => {
    const doc = createBoardDocument()
    editDocument(doc, (edit) => edit.putTopic(topic('t1', { example: '{}', schema: '{}' })))
    editDocument(doc, (edit) => edit.putTopic(topic('t1', { schema: '{}' })))
    expect(deriveTopology(doc).topics.get('t1')).toEqual(topic('t1', { schema: '{}' }))
  })

  it('keeps __proto__ and constructor as data', () => {
    const doc = createBoardDocument()
    const names = ['__proto__', 'constructor', 'toString']
    editDocument(doc, (edit) => {
      for (const name of names) edit.putTopic(topic(name, { configs: new Map([['__proto__', 'polluted']]) }))
      for (const name of names) edit.moveTo(name, { x: 1, y: 1 })
    })
    const derived = deriveTopology(doc)
    expect([...derived.topics.keys()]).toEqual(names)
    expect([...derived.layout.keys()]).toEqual(names)
    expect(derived.topics.get('__proto__')?.configs).toEqual(new Map([['__proto__', 'polluted']]))
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})

describe('what is impossible', () => {
  it('drops positions that are not finite or of nothing, calls to oneself and ends of the wrong kind', () => {
    const doc = shopDocument()
    editDocument(doc, (edit) => edit.putStore({ id: 'd1', name: 'stock' }))
    doc.getMap('layout').set('s2', [Number.NaN, 1])
    editDocument(doc, (edit) => {
      edit.moveTo('s2', { x: Number.POSITIVE_INFINITY, y: 0 })
      edit.moveTo('nothing', { x: 0, y: 0 })
      edit.putConnection({ kind: 'calls', id: 'x1', from: 's1', to: 's1' })
      edit.putConnection({ kind: 'calls', id: 'x2', from: 's1', to: 't1' })
      edit.putConnection({ kind: 'subscribes', id: 'x3', from: 's1', to: 't1', group: 'g', start: 'latest' })
      for (const [kind, from, to] of MISFITS) edit.putConnection({ kind, id: `${kind} ${from} ${to}`, from, to })
      edit.putConnection({ kind: 'keeps', id: 'ok1', from: 's1', to: 'd1' })
      edit.putConnection({ kind: 'captures', id: 'ok2', from: 'd1', to: 't1' })
      edit.putConnection({ kind: 'calls', id: 'ok', from: 's1', to: 's2' })
      edit.putNote({ id: 's1', text: 'a second thing under one id' })
    })
    const derived = deriveTopology(doc)
    expect([...derived.layout.keys()]).toEqual(['s1'])
    expect([...derived.connections.keys()]).toEqual(['c1', 'ok', 'ok1', 'ok2'])
    expect([...derived.notes.keys()]).toEqual(['n1'])
  })
})

const MISFITS = [
  ['keeps', 's1', 't1'],
  ['keeps', 'd1', 's1'],
  ['keeps', 'd1', 'd1'],
  ['captures', 't1', 'd1'],
  ['captures', 'd1', 's1'],
  ['calls', 's1', 'd1'],
] as const satisfies readonly (readonly [Connection['kind'], string, string])[]
