import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import type { Service, Topology } from '../topology/model'
import { topologyArbitrary } from '../topology/topologyArbitrary'
import { createBoardDocument, deriveTopology, editDocument, topologyToDocument } from './boardDocument'

const service = (id: string): Service => ({ id, name: id, language: 'typescript' })

it('stands in a document only where it is not as assumed', () => {
  const doc = createBoardDocument()
  const slow: Service = { ...service('s1'), delayMs: 500, pinned: true, commit: 'receive' }
  editDocument(doc, (edit) => edit.putService({ ...slow, retries: 3, failWhere: '', idempotent: false }))
  expect(doc.getMap('services').toJSON().s1).toEqual({
    name: 's1',
    language: 'typescript',
    delayMs: 500,
    pinned: true,
    commit: 'receive',
  })
  expect(deriveTopology(doc).services.get('s1')).toEqual(slow)
  editDocument(doc, (edit) => edit.putService(service('s1')))
  expect(doc.getMap('services').toJSON().s1).toEqual({ name: 's1', language: 'typescript' })
})

it.each<[string, object, object]>([
  ['a number too large', { instances: 21 }, {}],
  ['half an instance', { instances: 1.5 }, {}],
  ['a number as text', { delayMs: '5' }, {}],
  ['a flag as number', { pinned: 1 }, {}],
  ['a choice that is none', { commit: 'never' }, {}],
  ['a text too long', { failWhere: 'x'.repeat(65_537) }, {}],
  ['what is assumed anyway', { retries: 3, commit: 'interval', failShare: -0 }, {}],
  ['a field of something else', { window: 5, fold: 'x' }, {}],
  ['one good field among bad ones', { retries: 5, delayMs: -1, pinned: null }, { retries: 5 }],
])('of a service: %s', (_what, fields, expected) => {
  const doc = createBoardDocument()
  const entries = Object.entries({ name: 's1', language: 'typescript', ...fields })
  doc.getMap('services').set('s1', new Y.Map(entries))
  expect(deriveTopology(doc).services.get('s1')).toEqual({ ...service('s1'), ...expected })
})

it('of every kind comes back from a document', { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(topologyArbitrary, (topology) => {
      const doc = createBoardDocument()
      topologyToDocument(doc, topology)
      expect(deriveTopology(doc)).toEqual(possible(topology))
    }),
  )
})

/** A file may say that a service calls itself; a board may not. */
const possible = (topology: Topology): Topology => ({
  ...topology,
  connections: new Map([...topology.connections].filter(([, { from, to }]) => from !== to)),
})
