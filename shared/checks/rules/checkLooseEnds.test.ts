import { expect, test } from 'vitest'
import { toldBy } from '../toldForTests'
import { checkLooseEnds } from './checkLooseEnds'

const BOARD = `streamboard: 1
services:
  - { id: a, name: Orders }
topics:
  - { id: t, name: orders }
  - { id: u, name: orders-failed }
stores:
  - { id: d, name: rows, kind: table }
connections:
  - { id: c, kind: subscribes, from: t, to: a }
  - { id: w, kind: captures, from: d, to: t }
  - { id: f, kind: produces, from: a, to: u, when: failure }
`

test.each<[string, string, readonly string[]]>([
  ['captured, and a failure topic that nobody reads', '', []],
  [
    'when: failure',
    'when: input',
    ['hint u: No service on this board reads "orders-failed". Connect it to a service.'],
  ],
  [
    'kind: captures, from: d, to: t',
    'kind: captures, from: d, to: u',
    ['warning t: No service on this board produces to "orders". Connect a service to it, or produce by hand.'],
  ],
])('%s -> %s', (from, to, expected) => {
  expect(toldBy(checkLooseEnds, BOARD.replace(from, to))).toEqual(expected)
})
