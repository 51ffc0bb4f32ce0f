import { expect, test } from 'vitest'
import { toldBy } from '../toldForTests'
import { checkCalls } from './checkCalls'

const CHAIN = `streamboard: 1
services:
  - { id: a, name: Orders }
  - { id: b, name: Stock }
  - { id: c, name: Billing }
connections:
  - { id: x, kind: calls, from: a, to: b }
  - { id: y, kind: calls, from: b, to: c }
`

test.each<[string, string, readonly string[]]>([
  ['as drawn', '', []],
  ['to: c', 'to: c, when: rate, rate: 1 }\n  - { id: z, kind: calls, from: c, to: a', []],
  [
    'to: c',
    'to: c }\n  - { id: z, kind: calls, from: c, to: a',
    [
      'error x.when: "Orders", "Stock", "Billing" call each other in a circle: each waits for the next, and none would ever answer. Remove one of the calls, or make it an event.',
    ],
  ],
])('%s -> %s', (from, to, expected) => {
  expect(toldBy(checkCalls, CHAIN.replace(from, to))).toEqual(expected)
})
