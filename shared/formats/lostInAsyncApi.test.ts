import { expect, test } from 'vitest'
import { boardOf } from '../topology/boardForTests'
import { lostInAsyncApi } from './lostInAsyncApi'

test('what AsyncAPI cannot say of a board is counted', () => {
  const board = boardOf(`streamboard: 1
services:
  - { id: a, name: Orders, frame: f }
  - { id: b, name: Stock }
  - { id: c, name: Idle }
topics:
  - { id: t, name: placed }
stores:
  - { id: d, name: rows }
connections:
  - { id: p, kind: produces, from: a, to: t, rate: 1 }
  - { id: s, kind: subscribes, from: t, to: b, as: table }
  - { id: k, kind: keeps, from: b, to: d }
  - { id: x, kind: calls, from: a, to: b }
  - { id: y, kind: calls, from: b, to: a }
notes:
  - { id: n, text: hello }
frames:
  - { id: f, name: Shop }
invariants:
  - { id: i, name: none, expect: "missing = 0" }
`)
  expect(lostInAsyncApi(board)).toEqual([
    '1 service without messages: AsyncAPI describes what an application sends and receives.',
    '1 store with all connections to and from it.',
    '2 calls by HTTP.',
    '1 table made of a topic: it becomes an ordinary subscription.',
    '1 frame.',
    '1 note.',
    '1 expectation.',
    'How services behave, how fast they send, templates of keys and values, and where everything stands.',
  ])
})
