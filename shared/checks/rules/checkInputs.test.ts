import { expect, test } from 'vitest'
import { toldBy } from '../toldForTests'
import { checkInputs } from './checkInputs'

const reacting = (connection: string) => `streamboard: 1
services:
  - { id: a, name: Stock }
  - { id: b, name: Shop }
topics:
  - { id: t, name: placed }
  - { id: u, name: reserved }
stores:
  - { id: d, name: balances }
connections:
  - { id: c, ${connection} }
`
const inputs = {
  nothing: '',
  records: '\n  - { id: x, kind: subscribes, from: u, to: a }',
  requests: '\n  - { id: x, kind: calls, from: b, to: a, when: rate, rate: 1 }',
  'a table': '\n  - { id: x, kind: subscribes, from: u, to: a, as: table }',
}

test.each<[string, readonly string[]]>([
  [
    'kind: produces, from: a, to: t, when: input',
    [
      'error c.when: "Stock" is to produce a message per record it receives, but it receives nothing. Connect a topic to it, or let it produce at a rate.',
    ],
  ],
  [
    'kind: produces, from: a, to: t, when: failure',
    ['warning c.when: "Stock" is to pass on what it gives up, but it receives nothing. Connect a topic to it.'],
  ],
  [
    'kind: calls, from: a, to: b',
    [
      'hint c.when: "Stock" is to call for each record it receives, but it receives nothing. Connect a topic to it, or let it do so at a rate.',
    ],
  ],
  [
    'kind: keeps, from: a, to: d',
    [
      'hint c.when: "Stock" is to keep something for each record it receives, but it receives nothing. Connect a topic to it, or let it do so at a rate.',
    ],
  ],
  ['kind: produces, from: a, to: t, rate: 1', []],
])('%s', (connection, expected) => {
  const told = (more: string) => toldBy(checkInputs, reacting(connection).trimEnd() + more)
  expect([told(inputs.nothing), told(inputs['a table'])]).toEqual([expected, expected])
  expect([told(inputs.records), told(inputs.requests)]).toEqual([[], []])
})
