import { expect, test } from 'vitest'
import { toldBy } from '../toldForTests'
import { checkInstances } from './checkInstances'

const PACKING = `streamboard: 1
services:
  - { id: a, name: Packing, instances: 4 }
topics:
  - { id: t, name: orders, partitions: 3 }
  - { id: u, name: returns, partitions: 1 }
connections:
  - { id: p, kind: subscribes, from: t, to: a, group: packing }
`
const FOUR =
  'hint a.instances: "Packing" runs 4 times but reads 3 partitions: the rest idle. Let it run 3 times, or give the topic more partitions.'

test.each<[string, string, readonly string[]]>([
  ['as drawn', '', [FOUR]],
  ['instances: 4', 'instances: 3', []],
  ['partitions: 3', 'partitions: 12', []],
  ['group: packing', 'group: packing }\n  - { id: q, kind: subscribes, from: u, to: a, group: packing', []],
  ['group: packing', 'group: packing }\n  - { id: q, kind: subscribes, from: u, to: a, group: audit', [FOUR]],
  ['group: packing', 'as: table', []],
  [
    'from: t',
    'from: u',
    [
      'hint a.instances: "Packing" runs 4 times but reads one partition: the rest idle. Let it run once, or give the topic more partitions.',
    ],
  ],
])('%s -> %s', (from, to, expected) => {
  expect(toldBy(checkInstances, PACKING.replace(from, to))).toEqual(expected)
})
