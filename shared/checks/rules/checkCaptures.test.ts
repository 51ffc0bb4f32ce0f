import { expect, test } from 'vitest'
import { toldBy } from '../toldForTests'
import { checkCaptures } from './checkCaptures'

const captured = (kind: string) => `streamboard: 1
topics:
  - { id: t, name: changes }
stores:
  - { id: d, name: customers, kind: ${kind} }
connections:
  - { id: c, kind: captures, from: d, to: t }
`

test.each<[string, readonly string[]]>([
  ['table', []],
  [
    'state',
    [
      'error c: "customers" is a state, and only a table has rows whose changes can be captured. Make "customers" a table, or remove this connection.',
    ],
  ],
])('captured from a %s', (kind, expected) => {
  expect(toldBy(checkCaptures, captured(kind))).toEqual(expected)
})
