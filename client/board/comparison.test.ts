import { expect, it } from 'vitest'
import { drawn } from './commands/boardForTests'
import { compareBoards, withEdited } from './comparison'

const BEFORE = drawn(`streamboard: 1
name: Shop
services: [{ id: s, name: Orders }, { id: m, name: Mail }]
topics: [{ id: t, name: orders }]
connections: [{ id: c, kind: produces, from: s, to: t }, { id: d, kind: subscribes, from: t, to: m, group: mail }]
notes: [{ id: n, text: soon a topic }]
layout: { s: { x: 0, y: 0 }, t: { x: 100, y: 0 }, m: { x: 200, y: 0 }, n: { x: 0, y: 100 } }
`)
const AFTER = drawn(`streamboard: 1
name: Shop
services: [{ id: s, name: Orders }]
topics: [{ id: t, name: orders, partitions: 3 }, { id: n, name: mails }]
connections: [{ id: c, kind: produces, from: s, to: t }]
layout: { s: { x: 9, y: 9 }, t: { x: 109, y: 0 }, n: { x: 0, y: 100 } }
`)
const compared = compareBoards(
  { version: 1, label: 'Then', topology: BEFORE },
  { version: null, label: 'Now', topology: AFTER },
)

it('what was removed is shown beside what is there, each at its place', () => {
  const { services, topics, notes, connections, layout } = compared.shown
  expect([...services.keys()].sort()).toEqual(['m', 's'])
  expect([...topics.keys()].sort()).toEqual(['n', 't'])
  expect([...connections.keys()].sort()).toEqual(['c', 'd'])
  expect(notes.size).toBe(0)
  expect([layout.get('m'), layout.get('s')]).toEqual([
    { x: 200, y: 0 },
    { x: 9, y: 9 },
  ])
})

it('each thing has one mark, and what is the same has none', () => {
  expect(new Map([...compared.marks].sort())).toEqual(
    new Map([
      ['d', 'removed'],
      ['m', 'removed'],
      ['n', 'added'],
      ['s', 'moved'],
      ['t', 'changed'],
    ]),
  )
})

it('who looks at a change goes on looking at it while others edit, as long as it is one', () => {
  const step = compared.changes.findIndex((change) => change.kind === 'changed' && change.id === 't')
  const looking = { ...compared, step }
  const more = {
    ...AFTER,
    services: new Map(AFTER.services).set('x', { id: 'x', name: 'X', language: 'java' as const }),
  }
  const edited = withEdited(looking, more)
  expect(edited.step).not.toBe(step)
  expect(edited.changes[edited.step ?? -1]).toEqual(compared.changes[step])
  expect(withEdited(looking, BEFORE).step).toBe(null)
})

it('a collapsed frame is open where something inside of it or on its border differs', () => {
  const framed = (service: string, group: string) =>
    drawn(`streamboard: 1
name: Framed
services: [{ id: a, name: ${service}, frame: f }, { id: b, name: B, frame: g }, { id: c, name: C, frame: h }]
topics: [{ id: t, name: t }]
connections: [{ id: tb, kind: subscribes, from: t, to: b, group: ${group} }]
frames: [{ id: f, name: F, collapsed: true }, { id: g, name: G, collapsed: true }, { id: h, name: H, collapsed: true }]
`)
  const then = { version: 1, label: 'Then', topology: framed('A', 'old') }
  const collapsed = (service: string, group: string) => {
    const { shown } = compareBoards(then, { version: null, label: 'Now', topology: framed(service, group) })
    return [...shown.frames.values()].filter((frame) => frame.collapsed).map(({ id }) => id)
  }
  expect(collapsed('A', 'old')).toEqual(['f', 'g', 'h'])
  expect(collapsed('Another', 'old')).toEqual(['g', 'h'])
  expect(collapsed('A', 'new')).toEqual(['f', 'h'])
})
