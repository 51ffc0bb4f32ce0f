import { expect, it } from 'vitest'
import { boardForTests, drawn } from './boardForTests'
import { duplicateConnected } from './copying'

const BOARD = drawn(`
streamboard: 1
services: [{ id: a, name: Orders }, { id: b, name: Billing }]
topics: [{ id: t, name: order-placed }]
connections:
  - { id: at, kind: produces, from: a, to: t, rate: 7 }
  - { id: tb, kind: subscribes, from: t, to: b, group: billing, start: latest }
  - { id: ab, kind: calls, from: a, to: b }
layout: { a: { x: 0, y: 0 }, b: { x: 800, y: 0 }, t: { x: 320, y: 0 } }
`)

function duplicated(...ids: string[]) {
  const board = boardForTests(BOARD)
  board.select(...ids)
  duplicateConnected.run(board)
  const { services, topics, connections } = board.topology()
  const name = (id: string) => (services.get(id) ?? topics.get(id))?.name
  const made = [...connections.values()].filter(({ id }) => !BOARD.connections.has(id))
  return { board, made, words: made.map(({ kind, from, to }) => `${name(from)} ${kind} ${name(to)}`).sort() }
}

it('a copy is connected to what was not copied, with the same settings', () => {
  const { words, made, board } = duplicated('a')
  expect(words).toEqual(['Orders-2 calls Billing', 'Orders-2 produces order-placed'])
  expect(made.find(({ kind }) => kind === 'produces')).toMatchObject({ rate: 7 })
  board.session.undo()
  expect(board.topology()).toEqual(BOARD)
})

it('a copied service reads in a group of its own', () => {
  const { words, made } = duplicated('b')
  expect(words).toEqual(['Orders calls Billing-2', 'order-placed subscribes Billing-2'])
  expect(made.find(({ kind }) => kind === 'subscribes')).toMatchObject({ group: 'billing-2', start: 'latest' })
})

it('a copied topic is read by the same groups', () => {
  const { words, made } = duplicated('t')
  expect(words).toEqual(['Orders produces order-placed-2', 'order-placed-2 subscribes Billing'])
  expect(made.find(({ kind }) => kind === 'subscribes')).toMatchObject({ group: 'billing' })
})

it('what was copied is connected among the copies', () => {
  expect(duplicated('a', 't').words).toEqual([
    'Orders-2 calls Billing',
    'Orders-2 produces order-placed-2',
    'order-placed-2 subscribes Billing',
  ])
})
