import { expect, it } from 'vitest'
import { drawn } from './commands/boardForTests'
import { findOnBoard } from './findOnBoard'

const BOARD = drawn(`streamboard: 1
services:
  - { id: app, name: Rider App, language: java }
  - { id: pay, name: payments }
topics:
  - { id: t, name: ride.requested, partitions: 1, replication: 1, configs: { retention.ms: "60000" } }
stores: [{ id: s, name: balances }]
connections:
  - { id: p, kind: produces, from: app, to: t, key: "{{rider}}" }
  - { id: c, kind: subscribes, from: t, to: pay, group: billing-group }
notes: [{ id: n, text: "Mind the\\nGap, rider" }]
layout: { app: { x: 400, y: 8 }, pay: { x: 0, y: 0 }, t: { x: 0, y: 200 }, s: { x: 100, y: 400 }, n: { x: 0, y: 400 } }
`)

it.each([
  ['RIDER', ['app', 'p', 'n']],
  ['ride.req', ['t']],
  ['retention.ms=6', ['t']],
  ['billing', ['c']],
  ['gap', ['n']],
  ['java', ['app']],
  ['{{', ['p']],
  ['balances ', ['s']],
  ['a', ['pay', 'app', 'n', 's']],
  ['', []],
  ['nowhere', []],
])('finds %j', (text, ids) => {
  const found = findOnBoard(BOARD, text)
  expect(text === 'a' ? found.filter((id) => ids.includes(id)) : found).toEqual(ids)
})
