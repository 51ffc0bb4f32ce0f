import { describe, expect, it } from 'vitest'
import type { NodeKind, Topology } from '../../../shared/topology/model'
import { boardForTests, drawn } from './boardForTests'
import { type Insertion, insertionOf, insertNode, insertService, insertTopic } from './inserting'
import { type NewNode, newNode } from './newElements'

const BOARD = drawn(`
streamboard: 1
services: [{ id: a, name: Orders }, { id: b, name: Billing }]
topics: [{ id: t, name: order-placed, partitions: 6, example: '{"n":1}' }]
stores: [{ id: w, name: accounts, kind: table }]
connections:
  - { id: at, kind: produces, from: a, to: t, rate: 7, key: k }
  - { id: tb, kind: subscribes, from: t, to: b, group: billing, start: latest }
  - { id: ab, kind: calls, from: a, to: b, when: rate, rate: 3, body: hello }
  - { id: aw, kind: keeps, from: a, to: w }
  - { id: wt, kind: captures, from: w, to: t }
`)
const connectionOf = (id: string) => BOARD.connections.get(id) ?? expect.fail(`no ${id}`)

function inserted(kind: NodeKind, into: string): { board: ReturnType<typeof boardForTests>; node: NewNode } {
  const board = boardForTests(BOARD)
  const node = newNode(BOARD, kind)
  const insertion = insertionOf(BOARD, connectionOf(into), node)
  if (!insertion.ok) throw new Error(insertion.reason)
  insertNode(board, insertion, { node, at: { x: 100, y: 200 }, topicAt: { x: 300, y: 200 } })
  return { board, node }
}

/** Names along the connections that are not as before. */
function changed(topology: Topology): readonly string[] {
  const name = (id: string) => (topology.services.get(id) ?? topology.topics.get(id) ?? topology.stores.get(id))?.name
  return [...topology.connections.values()]
    .filter(
      (one) =>
        one !== BOARD.connections.get(one.id) && JSON.stringify(one) !== JSON.stringify(BOARD.connections.get(one.id)),
    )
    .map(({ kind, from, to }) => `${name(from)} ${kind} ${name(to)}`)
    .sort()
}

describe('a service put into a connection', () => {
  it('behind a topic reads it, and passes on through a new topic that is like it', () => {
    const { board } = inserted('service', 'tb')
    expect(changed(board.topology())).toEqual([
      'order-placed subscribes service-1',
      'order-placed-2 subscribes Billing',
      'service-1 produces order-placed-2',
    ])
    expect(board.topology().connections.get('tb')).toMatchObject({ group: 'billing', start: 'latest' })
    const made = [...board.topology().topics.values()].find(({ name }) => name === 'order-placed-2')
    expect(made).toMatchObject({ partitions: 6 })
    expect(made).not.toHaveProperty('example')
    board.session.undo()
    expect(board.topology()).toEqual(BOARD)
  })

  it('before a topic reads what was written to it, and passes on what it received and no example', () => {
    const { board, node } = inserted('service', 'at')
    expect(changed(board.topology())).toEqual([
      'Orders produces order-placed-2',
      'order-placed-2 subscribes service-1',
      'service-1 produces order-placed',
    ])
    const { connections, topics, layout } = board.topology()
    expect(connections.get('at')).toMatchObject({ rate: 7, key: 'k' })
    expect([...connections.values()].find(({ from }) => from === node.element.id)).toMatchObject({
      when: 'input',
      where: 'true',
    })
    expect([...topics.values()].find(({ name }) => name === 'order-placed-2')).toMatchObject({ example: '{"n":1}' })
    expect(layout.get(node.element.id)).toEqual({ x: 100, y: 200 })
  })

  it('behind a table stands between its changes and their topic', () => {
    expect(changed(inserted('service', 'wt').board.topology())).toEqual([
      'accounts captures order-placed-2',
      'order-placed-2 subscribes service-1',
      'service-1 produces order-placed',
    ])
  })

  it('between two that call each other is called and calls', () => {
    const { board } = inserted('service', 'ab')
    expect(changed(board.topology())).toEqual(['Orders calls service-1', 'service-1 calls Billing'])
    expect(board.topology().connections.get('ab')).toMatchObject({ when: 'rate', rate: 3, body: 'hello' })
  })
})

it('a topic put into a call makes an event of it', () => {
  const { board } = inserted('topic', 'ab')
  expect(changed(board.topology())).toEqual(['Orders produces topic-1', 'topic-1 subscribes Billing'])
  expect(board.topology().connections.has('ab')).toBe(false)
  expect(
    [...board.topology().connections.values()].find(({ kind, id }) => kind === 'produces' && id !== 'at'),
  ).toMatchObject({ when: 'rate', rate: 3, value: 'hello' })
  board.session.undo()
  expect(board.topology()).toEqual(BOARD)
})

it.each([
  [
    'topic',
    'at',
    'A topic can stand between two services only: a service subscribes to one and produces to the other.',
  ],
  [
    'topic',
    'tb',
    'A topic can stand between two services only: a service subscribes to one and produces to the other.',
  ],
  ['service', 'aw', 'A service keeps its data itself: nothing can stand between it and its store.'],
  ['store', 'at', 'A store cannot stand in a connection: nothing flows on from it. A service can.'],
  ['note', 'at', 'A note cannot stand in a connection: nothing flows on from it. A service can.'],
] as const)('a %s cannot be put into %s: %s', (kind, into, reason) => {
  const refused: Insertion = { ok: false, reason }
  expect(insertionOf(BOARD, connectionOf(into), newNode(BOARD, kind))).toEqual(refused)
})

it('is asked of the canvas for the one connection that is selected, where it is possible', () => {
  const board = boardForTests(BOARD)
  const enabled = () => [insertService, insertTopic].map((command) => command.enabled(board))
  board.select('aw')
  expect(enabled()).toEqual([false, false])
  board.select('at')
  expect(enabled()).toEqual([true, false])
  board.select('ab')
  expect(enabled()).toEqual([true, true])
  insertTopic.run(board)
  expect(board.workspace.getState().view).toEqual({ kind: 'insert', what: 'topic', into: 'ab' })
})
