import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { CONNECTION_ENDS } from '../topology/connectionEnds'
import { heldBy } from '../topology/heldBy'
import { deriveTopology, editDocument } from './boardDocument'
import { peers, service, topic } from './documentsForTests'
import type { BoardEdit } from './port'
import { sameTopology } from './sameTopology'
import { createTopologyView } from './topologyView'

it('ends the same for everyone in whatever order, edges never dangle', { timeout: 30_000 }, () => {
  const ids = fc.constantFrom('a', 'b', 'c', '__proto__', 'd')
  const text = fc.string({ maxLength: 5, unit: 'binary' })
  const change = fc.tuple(fc.constantFrom(...CHANGES), ids, ids, text)
  const happening = fc.tuple(fc.nat(3), change, fc.constantFrom('alone', 'send', 'undo'))
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 4 }),
      fc.array(happening, { maxLength: 60 }),
      fc.infiniteStream(fc.nat()),
      (count, happenings, dice) => {
        const docs = peers(count)
        const views = docs.map(createTopologyView)
        const histories = docs.map(
          (doc) => new Y.UndoManager([...doc.share.values()], { trackedOrigins: new Set(['local']) }),
        )
        const mail: { to: number; update: Uint8Array }[] = []
        docs.forEach((doc, at) => {
          doc.on('update', (update: Uint8Array, origin: unknown) => {
            if (origin !== 'remote') mail.push(...others(count, at).map((to) => ({ to, update })))
          })
        })
        const deliver = () => {
          const [letter] = mail.splice((dice.next().value ?? 0) % Math.max(1, mail.length), 1)
          const doc = docs[letter?.to ?? -1]
          if (letter && doc) Y.applyUpdate(doc, letter.update, 'remote')
        }
        for (const [who, what, then] of happenings) {
          const doc = docs[who % count]
          if (doc) editDocument(doc, (edit) => apply(edit, what), 'local')
          if (then === 'undo') histories[who % count]?.undo()
          if (then === 'send') deliver()
        }
        while (mail.length > 0) deliver()
        const [first] = views
        for (const [at, doc] of docs.entries()) {
          const derived = deriveTopology(doc)
          expect(sameTopology(derived, views[at]?.current() ?? derived)).toBe(true)
          expect(sameTopology(derived, first?.current() ?? derived)).toBe(true)
          expect([...derived.connections.keys()]).toEqual([...derived.connections.keys()].sort())
          for (const connection of derived.connections.values()) {
            const nodes = { service: derived.services, topic: derived.topics, store: derived.stores }
            const { from, to } = CONNECTION_ENDS[connection.kind]
            expect([nodes[from].has(connection.from), nodes[to].has(connection.to)]).toEqual([true, true])
          }
          expect([...heldBy(derived).keys()].sort()).toEqual([...derived.frames.keys()])
        }
      },
    ),
    { numRuns: 100 },
  )
})

const CHANGES = [
  'service',
  'tuned',
  'topic',
  'store',
  'frame',
  'view',
  'produces',
  'subscribes',
  'keeps',
  'move',
  'hold',
  'remove',
] as const
type Change = readonly [(typeof CHANGES)[number], string, string, string]

function apply(edit: BoardEdit, [kind, id, other, text]: Change) {
  switch (kind) {
    case 'service':
      return edit.putService(service(`s-${id}`, text))
    case 'tuned':
      return edit.putService({ ...service(`s-${id}`), retries: text.length, pinned: text > 'm', failWhere: text })
    case 'store':
      return edit.putStore({ id: `d-${id}`, name: text, kind: text > 'm' ? 'table' : 'state' })
    case 'keeps':
      return edit.putConnection({ kind, id, from: `s-${id}`, to: `d-${other}`, row: text })
    case 'topic':
      return edit.putTopic(topic(`t-${id}`, { name: text, configs: new Map([[text, text]]) }))
    case 'produces':
      return edit.putConnection({
        kind,
        id,
        from: `s-${id}`,
        to: `t-${other}`,
        when: 'rate',
        rate: 1,
        key: text,
        value: '',
      })
    case 'subscribes':
      return edit.putConnection({
        kind,
        id,
        from: `t-${id}`,
        to: `s-${other}`,
        group: text,
        start: 'latest',
        via: [...text].map((_, x) => ({ x, y: text.length })),
      })
    case 'frame':
      return edit.putFrame({ id: `f-${id}`, name: text, collapsed: text > 'm' })
    case 'view':
      return edit.putView({ id: `v-${id}`, name: text, x: text.length, y: 1, zoom: 1 })
    case 'hold':
      return edit.setFrame(`s-${id}`, text > 'm' ? undefined : `f-${other}`)
    case 'move':
      return edit.moveTo(`s-${id}`, { x: text.length, y: 1 })
    case 'remove':
      return edit.remove([`s-${id}`, `t-${other}`, `d-${other}`, `f-${id}`])
  }
}

const others = (count: number, at: number) => [...Array(count).keys()].filter((to) => to !== at)
