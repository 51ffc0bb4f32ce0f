import { expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Topology } from '../topology/model'
import { createBoardDocument, deriveTopology, editDocument } from './boardDocument'
import { createTopologyView } from './topologyView'

/** Two services in one frame, a note outside. */
function billing() {
  const doc = createBoardDocument()
  editDocument(doc, (edit) => {
    edit.putFrame({ id: 'f', name: 'Billing' })
    edit.putService({ id: 'a', name: 'Invoices', language: 'typescript', frame: 'f' })
    edit.putService({ id: 'b', name: 'Payments', language: 'typescript', frame: 'f' })
    edit.putNote({ id: 'n', text: 'hello' })
  })
  return doc
}

const frameOf = ({ services, notes }: Topology) =>
  [...services.values(), ...notes.values()].map(({ id, frame }) => `${id} in ${frame ?? 'none'}`)

/** The two see nothing of each other until both are done. */
function apart(first: (doc: Y.Doc) => void, second: (doc: Y.Doc) => void): Topology {
  const ann = billing()
  const ben = new Y.Doc()
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(ann))
  first(ann)
  second(ben)
  Y.applyUpdate(ann, Y.encodeStateAsUpdate(ben))
  Y.applyUpdate(ben, Y.encodeStateAsUpdate(ann))
  expect(deriveTopology(ben)).toEqual(deriveTopology(ann))
  return deriveTopology(ann)
}

it('is one field: who moves it into a frame changes nothing else', () => {
  const doc = billing()
  editDocument(doc, (edit) => {
    edit.setFrame('n', 'f')
    edit.setFrame('a', undefined)
    edit.setFrame('nobody', 'f')
  })
  expect(frameOf(deriveTopology(doc))).toEqual(['a in none', 'b in f', 'n in f'])
  expect(deriveTopology(doc).services.get('a')).toEqual({ id: 'a', name: 'Invoices', language: 'typescript' })
})

it('is left out of a Topology when the frame is gone, and there again when an undo brings the frame back', () => {
  const doc = billing()
  const view = createTopologyView(doc)
  const history = new Y.UndoManager([...doc.share.values()], { trackedOrigins: new Set(['me']) })
  editDocument(doc, (edit) => edit.remove(['f']), 'me')
  expect(frameOf(view.current())).toEqual(['a in none', 'b in none', 'n in none'])
  const before = view.current()
  editDocument(doc, (edit) => edit.setName('Shop'))
  expect(view.current().services).toBe(before.services)
  history.undo()
  expect(frameOf(view.current())).toEqual(['a in f', 'b in f', 'n in none'])
  expect(view.current().frames.get('f')).toEqual({ id: 'f', name: 'Billing' })
})

it('takes the frame away with the last thing in it', () => {
  const doc = billing()
  editDocument(doc, (edit) => edit.remove(['a', 'b']))
  expect(deriveTopology(doc).frames.size).toBe(0)
  editDocument(doc, (edit) => edit.setFrame('n', 'f'))
  expect([...deriveTopology(doc).frames.keys()]).toEqual(['f'])
})

it('is never the frame of a frame, nor of what has its id', () => {
  const doc = billing()
  editDocument(doc, (edit) => {
    edit.putFrame({ id: 'a', name: 'a second thing under one id' })
    edit.setFrame('b', 'a')
    edit.setFrame('f', 'f')
  })
  expect([...deriveTopology(doc).frames.keys()]).toEqual(['f'])
  expect(frameOf(deriveTopology(doc))).toEqual(['a in f', 'b in none', 'n in none'])
})

it('survives that one renames the thing and the other moves it', () => {
  const merged = apart(
    (doc) => editDocument(doc, (edit) => edit.setFrame('a', undefined)),
    (doc) =>
      editDocument(doc, (edit) => edit.putService({ id: 'a', name: 'Bills', language: 'typescript', frame: 'f' })),
  )
  expect(merged.services.get('a')).toEqual({ id: 'a', name: 'Bills', language: 'typescript' })
})

it('is none for what one puts into a frame that another removes meanwhile', () => {
  const merged = apart(
    (doc) => editDocument(doc, (edit) => edit.setFrame('n', 'f')),
    (doc) => editDocument(doc, (edit) => edit.remove(['f'])),
  )
  expect(frameOf(merged)).toEqual(['a in none', 'b in none', 'n in none'])
})

it('keeps the frame where one takes the last thing out and another puts one in', () => {
  const merged = apart(
    (doc) =>
      editDocument(doc, (edit) => {
        edit.setFrame('a', undefined)
        edit.setFrame('b', undefined)
      }),
    (doc) => editDocument(doc, (edit) => edit.setFrame('n', 'f')),
  )
  expect(frameOf(merged)).toEqual(['a in none', 'b in none', 'n in f'])
  expect(merged.frames.get('f')?.name).toBe('Billing')
})

it('has nothing to do with the points of a connection: these are one value, never a mixture', () => {
  const lead = (doc: Y.Doc, via: readonly { x: number; y: number }[]) =>
    editDocument(doc, (edit) => edit.putConnection({ kind: 'calls', id: 'c', from: 'a', to: 'b', via }))
  const [up, down] = [
    [{ x: 1, y: 1 }],
    [
      { x: 2, y: 2 },
      { x: 3, y: 3 },
    ],
  ]
  const merged = apart(
    (doc) => lead(doc, up),
    (doc) => lead(doc, down),
  )
  expect([up, down]).toContainEqual(merged.connections.get('c')?.via)
})

it('writes nothing for points that are so already, and takes them away again', () => {
  const doc = billing()
  const led = { kind: 'calls', id: 'c', from: 'a', to: 'b', via: [{ x: 1, y: 1 }] } as const
  editDocument(doc, (edit) => edit.putConnection(led))
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  editDocument(doc, (edit) => edit.putConnection({ ...led, via: [{ x: 1, y: 1 }] }))
  expect(updates).toEqual([])
  editDocument(doc, (edit) => edit.putConnection({ kind: 'calls', id: 'c', from: 'a', to: 'b' }))
  expect(deriveTopology(doc).connections.get('c')).toEqual({ kind: 'calls', id: 'c', from: 'a', to: 'b' })
})
