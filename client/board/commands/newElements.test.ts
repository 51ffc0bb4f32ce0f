import { expect, it } from 'vitest'
import { drawn } from './boardForTests'
import { newConnection } from './newElements'

const BOARD = drawn(`streamboard: 1
services:
  - { id: clock, name: Clock }
  - { id: reader, name: Reader }
  - { id: called, name: Called }
topics:
  - { id: t, name: ticks }
stores:
  - { id: d, name: rows }
connections:
  - { id: c1, kind: subscribes, from: t, to: reader }
  - { id: c2, kind: calls, from: clock, to: called }
`)

it.each([
  ['produces', 'clock', 't', 'rate'],
  ['produces', 'reader', 't', 'input'],
  ['produces', 'called', 't', 'input'],
  ['calls', 'clock', 'reader', 'rate'],
  ['calls', 'reader', 'called', undefined],
  ['keeps', 'clock', 'd', 'rate'],
  ['keeps', 'called', 'd', undefined],
] as const)('a new %s from %s to %s works when it can: %s', (kind, from, to, when) => {
  const { id, ...connection } = newConnection(BOARD, kind, { from, to })
  expect(id).toMatch(/^[0-9a-f]{16}$/)
  expect(connection).toMatchObject(when === undefined ? { kind, from, to } : { kind, from, to, when, rate: 1 })
  expect('when' in connection).toBe(when !== undefined)
})
