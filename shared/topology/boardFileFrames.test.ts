import { expect, test } from 'vitest'
import { formatBoardFile, parseBoardFile } from './boardFile'
import { boardOf } from './boardForTests'
import { heldBy } from './heldBy'

const SHOP = `streamboard: 1
name: Shop
services:
  - { id: a, name: Orders, language: typescript, frame: sales, retries: 5 }
  - { id: b, name: Stock, language: typescript }
topics:
  - { id: t, name: order-placed, partitions: 3, replication: 1, frame: sales, configs: { cleanup.policy: compact } }
stores:
  - { id: d, name: shelves, frame: warehouse, kind: table }
connections:
  - { id: c, kind: produces, from: a, to: t, rate: 2, limit: 5, via: [{ x: 1, y: -2.5 }, { x: 3, y: 4 }] }
notes:
  - { id: n, text: Mind the gap, frame: warehouse }
frames:
  - { id: sales, name: Sales }
  - { id: warehouse, name: "", collapsed: true }
views:
  - { id: v, name: Checkout, x: 10, y: 20, zoom: 0.5 }
layout: {}
`

function problems(text: string) {
  const result = parseBoardFile(text)
  return result.ok ? [] : result.problems.map(({ place, sentence, next }) => [place, sentence, next].join(' | '))
}

test('frames, what is in them, points of connections and views stand in a board file', () => {
  const board = boardOf(SHOP)
  expect(formatBoardFile(board, 'yaml')).toBe(SHOP)
  expect(boardOf(formatBoardFile(board, 'json'))).toEqual(board)
  expect(Object.fromEntries(heldBy(board))).toEqual({ sales: ['a', 't'], warehouse: ['d', 'n'] })
})

test.each([
  ['a thing that changes its frame', 'frame: sales, retries', 'frame: warehouse, retries'],
  ['a thing that leaves its frame', 'frame: sales, retries', 'retries'],
  ['a frame that is renamed', 'name: Sales', 'name: Selling'],
  ['a frame that is expanded', ', collapsed: true', ''],
  ['a point that is moved', '{ x: 3, y: 4 }', '{ x: 3, y: 5 }'],
  ['a view from closer by', 'zoom: 0.5', 'zoom: 1'],
])('one line changes for %s', (_what, from, to) => {
  const [before, after] = [SHOP, SHOP.replace(from, to)].map((text) =>
    formatBoardFile(boardOf(text), 'yaml').split('\n'),
  )
  expect(after?.filter((line, index) => line !== before?.[index])).toHaveLength(1)
})

test('what is assumed is not written', () => {
  const text = SHOP.replace('name: Sales', 'name: Sales, collapsed: false').replace(/via: .*\]/, 'via: []')
  expect(formatBoardFile(boardOf(text), 'yaml')).toBe(SHOP.replace(/, via: .*\]/, ''))
})

test.each([
  [
    'frame: sales, retries',
    'frame: sale, retries',
    '4:57 services[0].frame | services[0].frame must be the id of a frame; there is none with the id "sale". | Did you mean "sales"?',
  ],
  [
    'gap, frame: warehouse',
    'gap, frame: somewhere',
    '13:41 notes[0].frame | notes[0].frame must be the id of a frame; there is none with the id "somewhere". | Add it to the frames, or leave the field out.',
  ],
  [
    '  - { id: sales',
    '  - { id: empty, name: Empty }\n  - { id: sales',
    '15:5 frames[0] | frames[0] holds nothing: no service, topic, store or note has the frame "empty". | Put something into it, or remove the line.',
  ],
  [
    'id: v,',
    'id: sales,',
    '18:5 views[0].id | views[0].id is "sales", which another element has already. | Give each element an id of its own.',
  ],
  [
    '{ x: 3, y: 4 }',
    '{ x: 3, y: 4, z: 5 }',
    '11:104 connections[0].via[1].z | connections[0].via[1] has no field "z". | Did you mean "x"?',
  ],
])('%s -> %s is refused', (from, to, expected) => {
  expect(problems(SHOP.replace(from, to))).toEqual([expected])
})
