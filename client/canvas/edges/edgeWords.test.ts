import { expect, it } from 'vitest'
import { drawn } from '../../board/commands/boardForTests'
import { edgeSentence, edgeWord } from '../../board/edgeWords'
import { edgeColor, edgeLook } from './edgeLook'

const BOARD = drawn(`
streamboard: 1
name: Words
services: [{ id: a, name: Orders, language: go }, { id: b, name: Billing, language: go }]
topics: [{ id: t, name: orders, partitions: 1, replication: 1 }, { id: r, name: retry, partitions: 1, replication: 1 }, { id: d, name: dlt, partitions: 1, replication: 1 }]
stores: [{ id: s, name: accounts, kind: table }]
connections:
  - { id: at, kind: produces, from: a, to: t }
  - { id: tb, kind: subscribes, from: t, to: b, group: billing }
  - { id: ta, kind: subscribes, from: t, to: a, as: table, group: '' }
  - { id: br, kind: produces, when: failure, from: b, to: r }
  - { id: rb, kind: subscribes, from: r, to: b, group: billing }
  - { id: bd, kind: produces, when: failure, from: b, to: d }
  - { id: al, kind: produces, when: life, from: a, to: d }
  - { id: ab, kind: calls, from: a, to: b }
  - { id: bs, kind: keeps, from: b, to: s }
  - { id: sd, kind: captures, from: s, to: d }
  - { id: st, kind: captures, from: s, to: t, mode: dualWrite, paused: true }
`)

it.each([
  ['at', 'produces', '', 'Orders produces to orders', 'var(--line-strong)'],
  ['tb', 'subscribes', 'billing', 'Billing subscribes to orders as group billing', 'var(--group-a)'],
  ['ta', 'table', 'table', 'Orders reads orders as a table', 'var(--line-strong)'],
  ['br', 'deadLetters', 'gives up to', 'Billing gives up to retry', 'var(--failure)'],
  ['bd', 'deadLetters', 'dead letters', 'Billing gives up to dlt', 'var(--failure)'],
  ['al', 'produces', 'starts, stops', 'Orders tells dlt when it starts and stops', 'var(--line-strong)'],
  ['ab', 'calls', 'HTTP', 'Orders calls Billing', 'var(--line-strong)'],
  ['bs', 'keeps', '', 'Billing keeps its data in accounts', 'var(--line-strong)'],
  ['sd', 'captures', 'changes', 'accounts is captured into dlt', 'var(--store)'],
  ['st', 'captures', 'dual write, paused', 'accounts is captured into orders', 'var(--store)'],
])('connection %s looks as %s, says "%s", is read as "%s"', (id, look, word, sentence, color) => {
  const connection = BOARD.connections.get(id)
  if (!connection) throw new Error(`no ${id}`)
  expect(edgeLook(connection)).toBe(look)
  expect(edgeWord(BOARD, connection)).toBe(word)
  expect(edgeSentence(BOARD, connection)).toBe(sentence)
  expect(edgeColor(connection, new Map([['billing', '--group-a']]))).toBe(color)
})
