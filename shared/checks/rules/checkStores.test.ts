import { expect, test } from 'vitest'
import { toldBy } from '../toldForTests'
import { checkStores } from './checkStores'

const KEPT = `streamboard: 1
services:
  - { id: a, name: Balance }
topics:
  - { id: t, name: transfers }
stores:
  - { id: d, name: balances }
connections:
  - { id: k, kind: keeps, from: a, to: d }
`

test.each<[string, string, readonly string[]]>([
  ['as drawn', '', []],
  [
    'kind: keeps, from: a, to: d',
    'kind: captures, from: d, to: t',
    ['warning d: No service on this board keeps anything in "balances". Connect a service to it.'],
  ],
])('%s -> %s', (from, to, expected) => {
  expect(toldBy(checkStores, KEPT.replace(from, to))).toEqual(expected)
})
