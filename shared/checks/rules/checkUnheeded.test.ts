import { expect, test } from 'vitest'
import { toldBy } from '../toldForTests'
import { checkUnheeded } from './checkUnheeded'

/** Everything that is set has an effect. */
const BOARD = `streamboard: 1
services:
  - { id: a, name: Clock }
  - { id: b, name: Worker, instances: 2, commit: each }
topics:
  - { id: t, name: ticks }
stores:
  - { id: d, name: rows, kind: table }
  - { id: e, name: counts, fold: state }
connections:
  - { id: c1, kind: produces, from: a, to: t, rate: 1, limit: 5 }
  - { id: c2, kind: subscribes, from: t, to: b }
  - { id: c3, kind: produces, from: b, to: t, when: input, windowSeconds: 5, by: key, map: count }
  - { id: c4, kind: calls, from: a, to: b, when: rate, rate: 1 }
  - { id: c5, kind: keeps, from: b, to: d, row: "{}" }
  - { id: c6, kind: keeps, from: b, to: e }
  - { id: c7, kind: captures, from: d, to: t, mode: outbox, map: after }
`

test.each<[string, string, readonly string[]]>([
  ['as drawn', '', []],
  [
    'name: Clock',
    'name: Clock, instances: 2, commit: each',
    [
      'hint a.instances: "instances", "commit" have no effect here: this service receives nothing. Connect a topic to it, or take them back.',
    ],
  ],
  [
    'kind: table }',
    'kind: table, fold: state }',
    ['hint d.fold: "fold" has no effect here: rows of a table are not folded. Make it a state, or take it back.'],
  ],
  [
    'limit: 5',
    'each: value.items',
    [
      'hint c1.each: "each" has no effect here: nothing is produced for each record received. Let it produce for each record received, or take it back.',
    ],
  ],
  [
    'windowSeconds: 5, ',
    '',
    ['hint c3.by: "by" has no effect here: there is no window. Give the window a length, or take it back.'],
  ],
  [
    'when: input, windowSeconds: 5, by: key, map: count',
    'when: failure, key: k, limit: 3',
    [
      'hint c3.limit: "limit" has no effect here: it does not produce on a clock. Let it produce at a rate, or take it back.',
      'hint c3.key: "key" has no effect here: what the service gave up is passed on as it is. Let it produce for each record received, or take it back.',
    ],
  ],
  [
    'from: t, to: b',
    'from: t, to: b, lookup: key',
    [
      'hint c2.lookup: "lookup" has no effect here: the topic is not read as a table. Read it as a table, or take it back.',
    ],
  ],
  [
    'to: b, when: rate, rate: 1',
    'to: b, rate: 1',
    ['hint c4.rate: "rate" has no effect here: it does not work on a clock. Let it work at a rate, or take it back.'],
  ],
  [
    'to: e',
    'to: e, row: "{}"',
    ['hint c6.row: "row" has no effect here: a state has no rows. Make the store a table, or take it back.'],
  ],
  [
    'mode: outbox, map',
    'type: x, map',
    [
      'hint c7.type: "type", "map" have no effect here: changes are captured as they are. Choose outbox or dual write, or take them back.',
    ],
  ],
])('%s -> %s', (from, to, expected) => {
  expect(toldBy(checkUnheeded, BOARD.replace(from, to))).toEqual(expected)
})
