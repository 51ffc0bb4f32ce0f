import { expect, test } from 'vitest'
import { toldBy } from '../toldForTests'
import { checkFailureLoops } from './checkFailureLoops'

const LOOP = `streamboard: 1
services:
  - { id: a, name: Payment }
  - { id: b, name: Support }
topics:
  - { id: t, name: orders }
  - { id: u, name: payment-failed }
connections:
  - { id: p, kind: subscribes, from: t, to: a }
  - { id: q, kind: produces, from: a, to: u, when: failure }
  - { id: r, kind: subscribes, from: u, to: a }
`

test.each<[string, string, readonly string[]]>([
  [
    'as drawn',
    '',
    [
      'warning q.when: "Payment" reads its own failures from "payment-failed" at once: what always fails goes round without end. Let another service read them, or give this one a delay, which makes it a retry topic.',
    ],
  ],
  ...['delayMs: 500', 'waitMs: 500', 'batchSeconds: 5'].map((slow): [string, string, readonly string[]] => [
    'name: Payment',
    `name: Payment, ${slow}`,
    [],
  ]),
  ['from: u, to: a', 'from: u, to: b', []],
  ['from: u, to: a', 'from: u, to: a, as: table', []],
])('%s -> %s', (from, to, expected) => {
  expect(toldBy(checkFailureLoops, LOOP.replace(from, to))).toEqual(expected)
})
