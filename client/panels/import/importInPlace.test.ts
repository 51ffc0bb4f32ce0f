import { expect, it } from 'vitest'
import { editTowards } from '../../../shared/versions/editTowards'
import { boardForTests, drawn } from '../../board/commands/boardForTests'

const BEFORE = drawn(`streamboard: 1
name: Before
services:
  - { id: a, name: Orders, delayMs: 500 }
stores:
  - { id: d, name: balances }
connections:
  - { id: c, kind: keeps, from: a, to: d }
invariants:
  - { id: i, name: nothing lost, expect: "missing = 0" }
faults:
  - { id: f, fault: crash Orders at 5s }
`)
const AFTER = drawn(`streamboard: 1
name: After
services:
  - { id: a, name: Orders }
topics:
  - { id: i, name: orders }
stores:
  - { id: f, name: stock, kind: table }
connections:
  - { id: d, kind: captures, from: f, to: i, paused: true }
faults:
  - { id: c, fault: stop Orders at 5s }
`)

it.each([
  ['by one with stores, invariants and faults', AFTER, BEFORE],
  ['by one that uses the same ids for other things', BEFORE, AFTER],
])('a board is replaced %s, and undo brings the old one back', (_what, before, after) => {
  const board = boardForTests(before)
  board.session.edit((edit) => editTowards(edit, before, after))
  expect(board.topology()).toEqual(after)
  board.session.undo()
  expect(board.topology()).toEqual(before)
})
