import { expect, test } from 'vitest'
import { toldBy } from '../toldForTests'
import { checkTemplates } from './checkTemplates'

const BOARD = `streamboard: 1
services:
  - { id: a, name: Shop }
  - { id: b, name: Stock }
topics:
  - { id: t, name: orders, example: '{"sku":"x"}' }
  - { id: u, name: reserved }
stores:
  - { id: d, name: rows, kind: table }
connections:
  - { id: c1, kind: produces, from: a, to: t, rate: 1 }
  - { id: c2, kind: subscribes, from: t, to: b }
  - { id: c3, kind: produces, from: b, to: u, when: input }
  - { id: c4, kind: calls, from: b, to: a, body: '{"sku":"{{input.value.sku}}"}' }
  - { id: c5, kind: keeps, from: b, to: d, row: '{"id":"{{input.value.sku}}"}' }
`

test.each<[string, string, readonly string[]]>([
  ['as drawn; without a template the bytes received go on', '', []],
  [
    'to: a, body',
    'to: a, when: rate, body',
    [
      'warning c4.body: The body is not to be filled: The template asks for the record received, but this message is made without one.',
    ],
  ],
  [
    'to: d, row: \'{"id":"{{input.value.sku}}',
    'to: d, row: \'{"id":"{{input.value.skew}}',
    [
      'warning c5.row: The row is not to be filled: The record received has no field "skew". (as seen from the example of "orders")',
    ],
  ],
  [
    'to: d, row: \'{"id":"{{input.value.sku}}',
    'to: d, row: \'{"id":"{{uid}}',
    ['error c5.row: The row, character 8: There is no placeholder called "uid". Did you mean "uuid"?'],
  ],
  ['when: input', 'when: input, value: "{{input.value.count}}", windowSeconds: 5', []],
  ['when: input', 'when: input, value: "{{item.sku}}", each: value.items', []],
  ['rate: 1', 'rate: 1, key: "{{field sku}}"', []],
  [
    'rate: 1',
    'rate: 1, key: "{{field skew}}"',
    ['warning c1.key: The key is not to be filled: The message\'s own value has no field "skew".'],
  ],
  ['when: input', 'when: input, key: "{{field sku}}", value: \'{"sku":"{{input.value.sku}}"}\'', []],
  ['when: input', 'when: input, key: "{{field sku}}", map: value', []],
])('%s -> %s', (from, to, expected) => {
  expect(toldBy(checkTemplates, BOARD.replace(from, to))).toEqual(expected)
})
