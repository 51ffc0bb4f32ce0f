import { expect, it, vi } from 'vitest'
import { done, refused } from '../../../shared/problem'
import { boardForTests, drawn } from '../../board/commands/boardForTests'
import { afterVersion } from './afterVersion'
import { importInPlace } from './importInPlace'

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

const FULL = { code: 'diskFull', sentence: 'The disk is full.' }
const WANTED = () => true
const OFFLINE = { code: 'offline', sentence: 'The server cannot be reached.' }

it.each([
  ['by one with stores, invariants and faults', AFTER, BEFORE],
  ['by one that uses the same ids for other things', BEFORE, AFTER],
])('a board is replaced %s, also without a server, and undo brings the old one back', async (_what, before, after) => {
  const board = boardForTests(before)
  const { session, workspace } = board
  const ask = vi.fn(async () => refused(OFFLINE))
  expect((await afterVersion({ session, ask }, WANTED, () => importInPlace({ session, workspace }, after))).ok).toBe(
    true,
  )
  expect(ask.mock.calls).toEqual([['version:keep', { boardId: session.boardId, cause: 'beforeImport' }]])
  expect(board.topology()).toEqual(after)
  board.session.undo()
  expect(board.topology()).toEqual(before)
})

it.each([
  ['its version cannot be kept', FULL, true, refused(FULL)],
  ['the dialog was closed meanwhile', OFFLINE, false, done(null)],
])('a board is left alone when %s', async (_what, problem, isWanted, outcome) => {
  const board = boardForTests(BEFORE)
  const { session, workspace } = board
  const ask = async () => refused(problem)
  const replace = () => importInPlace({ session, workspace }, AFTER)
  expect(await afterVersion({ session, ask }, () => isWanted, replace)).toEqual(outcome)
  expect(board.topology()).toEqual(BEFORE)
})
