import { expect, test } from 'vitest'
import { toldBy } from '../toldForTests'
import { checkTables } from './checkTables'

const reading = (as: string, configs: string) => `streamboard: 1
services:
  - { id: a, name: Enrich }
topics:
  - { id: t, name: prices, configs: ${configs} }
connections:
  - { id: s, kind: subscribes, from: t, to: a, as: ${as} }
`

test.each<[string, string, readonly string[]]>([
  ['stream', '{}', []],
  ['table', '{ cleanup.policy: compact }', []],
  ['table', '{ cleanup.policy: "delete, compact" }', []],
  [
    'table',
    '{ cleanup.policy: delete }',
    [
      'hint t.configs.cleanup.policy: "prices" is read as a table, but not compacted: the last value of a key goes when its time is over. Set its cleanup.policy to compact.',
    ],
  ],
])('read as %s with %s', (as, configs, expected) => {
  expect(toldBy(checkTables, reading(as, configs))).toEqual(expected)
})
