import { expect, test } from 'vitest'
import { formatBoardFile, parseBoardFile } from './boardFile'
import { boardOf } from './boardForTests'

const STOCK = `streamboard: 1
name: Stock
services:
  - { id: a, name: Shop, language: typescript }
  - { id: b, name: Stock, language: typescript, instances: 3, pinned: true, failShare: 0.1, retries: 0, commit: each, idempotent: true }
topics:
  - { id: t, name: order.placed, partitions: 3, replication: 1 }
  - { id: u, name: stock.changed, partitions: 1, replication: 1 }
  - { id: v, name: stock.failed, partitions: 1, replication: 1 }
stores:
  - { id: d, name: stock, kind: table, key: value.sku }
connections:
  - { id: c1, kind: produces, from: a, to: t, rate: 2, limit: 100, category: system }
  - { id: c2, kind: subscribes, from: t, to: b, group: stock }
  - { id: c3, kind: keeps, from: b, to: d, where: "value.total > 0.0" }
  - { id: c4, kind: captures, from: d, to: u, mode: outbox, paused: true, map: after }
  - { id: c5, kind: produces, from: b, to: v, when: failure }
  - { id: c6, kind: subscribes, from: u, to: a, group: shop, as: table, lookup: value.sku }
  - { id: c7, kind: calls, from: a, to: b, when: rate, rate: 1, timeoutMs: 250, body: '{"sku":"{{pick a,b}}"}' }
notes: []
invariants:
  - { id: i, name: Nothing is lost, expect: "missing = 0" }
faults:
  - { id: f, fault: crash Stock at 5s }
layout:
  d: { x: 0, y: 8 }
`

test('behaviour, stores, invariants and faults come back as they were written', () => {
  expect(formatBoardFile(boardOf(STOCK), 'yaml')).toBe(STOCK)
  expect(boardOf(formatBoardFile(boardOf(STOCK), 'json'))).toEqual(boardOf(STOCK))
})

test('what is said although it is assumed is not written again', () => {
  const wordy = STOCK.replace(
    'name: Shop,',
    'name: Shop, instances: 1, pinned: false, failWhere: "", commit: interval,',
  )
    .replace('mode: outbox', 'type: "", mode: outbox')
    .replace('as: table', 'start: earliest, as: table')
  expect(boardOf(wordy)).toEqual(boardOf(STOCK))
  expect(formatBoardFile(boardOf(wordy), 'yaml')).toBe(STOCK)
})

test('without stores, invariants and faults a file has no sections for them', () => {
  expect(formatBoardFile(boardOf('streamboard: 1\nstores: []\nfaults: []\ninvariants: []'), 'yaml')).toBe(
    'streamboard: 1\nname: Untitled board\nservices: []\ntopics: []\nconnections: []\nnotes: []\nlayout: {}\n',
  )
})

const problems = (text: string) => {
  const result = parseBoardFile(text)
  return result.ok
    ? []
    : result.problems.map(({ place, sentence, next }) => [place, sentence, next].filter(Boolean).join(' | '))
}

test.each([
  ['pinned: true', 'pinned: yes', '5:71 services[1].pinned | services[1].pinned must be true or false, not a text.'],
  ['pinned: true', 'pinned:', '5:63 services[1].pinned | services[1].pinned must be true or false, not nothing.'],
  [
    'instances: 3',
    'instances: 30',
    '5:60 services[1].instances | services[1].instances must lie between 1 and 20; 30 does not.',
  ],
  [
    'commit: each',
    'commit: eech',
    '5:113 services[1].commit | services[1].commit is none of interval, each, batch, receive: "eech". | Did you mean "each"?',
  ],
  [
    'commit: each',
    'comit: each',
    '5:105 services[1].comit | services[1] has no field "comit". | Did you mean "commit"?',
  ],
  [
    'key: value.sku',
    'key: 5',
    '11:45 stores[0].key | stores[0].key must be a text, not a number. | Write it in quotes.',
  ],
  [
    'kind: keeps, from: b, to: d',
    'kind: keeps, from: b, to: t',
    '15:41 connections[2].to | connections[2].to must be a store; "t" is a topic.',
  ],
  [
    'kind: captures, from: d',
    'kind: captures, from: b',
    '16:37 connections[3].from | connections[3].from must be a store; "b" is a service.',
  ],
  [
    'mode: outbox',
    'mode: outbox, row: x',
    '16:61 connections[3].row | connections[3] has no field "row". | Known here: id, kind, from, to, mode, paused, type, map, mapKey, via.',
  ],
  [
    'expect: "missing = 0"',
    'expect: x, expected: x',
    '22:48 invariants[0].expected | invariants[0] has no field "expected". | Did you mean "expect"?',
  ],
  ['fault: crash Stock at 5s', 'fault: [crash]', '24:21 faults[0].fault | faults[0].fault must be a text, not a list.'],
  [
    'id: f, fault',
    'id: d, fault',
    '24:5 faults[0].id | faults[0].id is "d", which another element has already. | Give each element an id of its own.',
  ],
])('%s -> %s', (from, to, expected) => {
  expect(problems(STOCK.replace(from, to))).toEqual([expected])
})
