import { expect, test } from 'vitest'
import { toldBy } from '../toldForTests'
import { checkExpressions } from './checkExpressions'

/** Each expression sees all that it may see where it stands. */
const BOARD = `streamboard: 1
services:
  - { id: a, name: Stock, failWhere: 'value.bad == true' }
topics:
  - { id: t, name: orders }
  - { id: u, name: prices }
stores:
  - { id: d, name: counts, key: value.sku, fold: 'state == null ? 1.0 : state + 1.0' }
  - { id: e, name: rows, kind: table, key: value.id, fold: 'no expression' }
connections:
  - { id: c1, kind: subscribes, from: t, to: a }
  - { id: c2, kind: subscribes, from: u, to: a, as: table, lookup: value.sku }
  - { id: c3, kind: produces, from: a, to: t, when: input, each: value.items, where: 'item.count > 0', map: tables.prices, mapKey: item.sku }
  - { id: c4, kind: produces, from: a, to: u, when: input, windowSeconds: 5, by: value.sku, of: value.count, map: 'sum / count' }
  - { id: c5, kind: keeps, from: a, to: d, where: 'headers["x"] == "y"' }
  - { id: c6, kind: captures, from: e, to: u, mode: outbox, map: 'op == "c" ? after : before' }
  - { id: c7, kind: produces, from: a, to: u, rate: 1, map: 'no expression' }
`
const KNOWN = 'Known are key, value, headers, topic, partition, offset, timestamp'

test.each<[string, string, readonly string[]]>([
  ['as drawn', '', []],
  [
    'value.bad == true',
    'value.bad ==',
    ['error a.failWhere: "failWhere", character 13: The expression ends too early.'],
  ],
  [
    'value.bad == true',
    '1 + 1',
    ['error a.failWhere: "failWhere", character 1: The result is a whole number, but true or false is needed here.'],
  ],
  [
    'state == null',
    'stat == null',
    [
      `error d.fold: "fold", character 1: There is no variable called "stat" here. Did you mean "state"? ${KNOWN}, state.`,
    ],
  ],
  [
    'each: value.items, ',
    '',
    [
      `error c3.where: "where", character 1: There is no variable called "item" here. ${KNOWN}, tables.`,
      `error c3.mapKey: "mapKey", character 1: There is no variable called "item" here. ${KNOWN}, tables.`,
    ],
  ],
  [
    'sum / count',
    'value.sku',
    [
      'error c4.map: "map", character 1: There is no variable called "value" here. Known are by, count, sum, min, max, avg, start, end.',
    ],
  ],
  [
    'as: table, lookup: value.sku',
    'as: table, lookup: value..sku',
    ['error c2.lookup: "lookup", character 7: "." is not expected here. Here stands a name.'],
  ],
  [
    'headers["x"]',
    'header["x"]',
    [
      `error c5.where: "where", character 1: There is no variable called "header" here. Did you mean "headers"? ${KNOWN}.`,
    ],
  ],
  [
    'op == "c"',
    'value == "c"',
    ['error c6.map: "map", character 1: There is no variable called "value" here. Known are op, before, after.'],
  ],
])('%s -> %s', (from, to, expected) => {
  expect(toldBy(checkExpressions, BOARD.replace(from, to))).toEqual(expected)
})
