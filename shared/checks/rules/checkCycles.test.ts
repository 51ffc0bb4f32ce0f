import { expect, test } from 'vitest'
import { toldBy } from '../toldForTests'
import { checkCycles } from './checkCycles'

/** a and b answer each other over t and u. */
const CIRCLE = `streamboard: 1
services:
  - { id: a, name: Orders }
  - { id: b, name: Stock }
topics:
  - { id: t, name: placed }
  - { id: u, name: reserved }
stores:
  - { id: d, name: balances, kind: table }
connections:
  - { id: p, kind: produces, from: a, to: t, when: input }
  - { id: q, kind: subscribes, from: t, to: b }
  - { id: r, kind: produces, from: b, to: u, when: input }
  - { id: s, kind: subscribes, from: u, to: a }
`
const NEXT = 'Break the circle, or send on a condition only. It is throttled when run.'
const EACH_OTHER = `warning p.when: "Orders", "Stock" feed each other: each message comes back and makes another, without end. ${NEXT}`
const itself = (place: string, service: string, into: string) =>
  `warning ${place}.when: "${service}" feeds itself: each message it writes to "${into}" comes back and makes another, without end. ${NEXT}`

test.each<[string, string, readonly string[]]>([
  ['as drawn', '', [EACH_OTHER]],
  ['from: a, to: t, when: input', 'from: a, to: t, rate: 1', []],
  ['from: a, to: t, when: input', 'from: a, to: t, when: failure', []],
  ['from: b, to: u, when: input', 'from: b, to: u, when: input, where: value.again', []],
  ['from: u, to: a', 'from: u, to: a, as: table', []],
  ['from: b, to: u', 'from: b, to: t', [itself('r', 'Stock', 'placed')]],
  ['kind: produces, from: b, to: u, when: input', 'kind: calls, from: b, to: a', [EACH_OTHER]],
  ['kind: produces, from: b, to: u, when: input', 'kind: calls, from: b, to: a, when: rate', []],
  [
    'kind: produces, from: b, to: u, when: input',
    'kind: keeps, from: b, to: d }\n  - { id: z, kind: captures, from: d, to: t',
    [itself('r', 'Stock', 'balances')],
  ],
])('%s -> %s', (from, to, expected) => {
  expect(toldBy(checkCycles, CIRCLE.replace(from, to))).toEqual(expected)
})
