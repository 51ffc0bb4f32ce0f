import { describe, expect, it } from 'vitest'
import { drawn } from './boardForTests'
import { canConnect } from './connectionRules'

const BOARD = drawn(`
streamboard: 1
name: Rules
services: [{ id: a, name: Orders, language: typescript }, { id: b, name: Billing, language: java }, { id: c, name: Mail, language: go }]
topics: [{ id: t, name: order-placed, partitions: 1, replication: 1 }, { id: u, name: bill-sent, partitions: 1, replication: 1 }]
connections:
  - { id: c1, kind: produces, from: a, to: t }
  - { id: c2, kind: subscribes, from: t, to: b, group: billing }
  - { id: c3, kind: calls, from: a, to: c }
  - { id: c4, kind: keeps, from: b, to: s }
  - { id: c5, kind: captures, from: w, to: u }
stores: [{ id: s, name: balance }, { id: w, name: accounts, kind: table }]
notes: [{ id: n, text: hello }]
`)

const ALLOWED = [
  ['a', 'u', ['produces']],
  ['b', 't', ['produces']],
  ['t', 'a', ['subscribes']],
  ['t', 'c', ['subscribes']],
  ['a', 'b', ['produces', 'calls']],
  ['c', 'a', ['produces', 'calls']],
  ['a', 'c', ['produces']],
  ['a', 's', ['keeps']],
  ['b', 'w', ['keeps']],
  ['w', 't', ['captures']],
] as const

const REFUSED = [
  ['t', 'u', 'Two topics cannot be connected: a service subscribes to one and produces to the other.'],
  ['t', 't', 'A topic cannot be connected to itself.'],
  ['a', 'a', 'A service needs no connection to itself.'],
  ['a', 't', 'Orders already produces to order-placed.'],
  ['t', 'b', 'Billing already subscribes to order-placed.'],
  ['b', 's', 'Billing already keeps its data in balance.'],
  ['t', 's', 'A topic writes into no store: a service reads it and keeps what it reads.'],
  ['s', 'w', 'Two stores cannot be connected: a service keeps the one, and a topic gets its changes.'],
  ['s', 'a', 'Draw it the other way round: Orders keeps its data in balance.'],
  ['s', 't', 'balance is a state, and only the rows of a table have changes to capture. Make it a table first.'],
  ['w', 'u', 'bill-sent already gets the changes of accounts.'],
  ['n', 's', 'Notes cannot be connected.'],
  ['n', 'a', 'Notes cannot be connected.'],
  ['t', 'n', 'Notes cannot be connected.'],
  ['a', 'gone', 'One end of this connection is no longer on the board.'],
  ['__proto__', 'a', 'One end of this connection is no longer on the board.'],
] as const

describe('connection rules', () => {
  it.each(ALLOWED)('%s to %s may be %j', (from, to, kinds) => {
    expect(canConnect(BOARD, from, to)).toEqual({ ok: true, kinds })
  })

  it.each(REFUSED)('%s to %s is refused: %s', (from, to, reason) => {
    expect(canConnect(BOARD, from, to)).toEqual({ ok: false, reason })
  })
})
