import { expect, it } from 'vitest'
import { boardForTests, drawn } from './boardForTests'
import { giveSize, possibleSize } from './sizing'

const BOARD = drawn(`
streamboard: 1
name: Notes
notes:
  - { id: n, text: Rush hour }
`)

it('a note is as large as it was made, in one undo step, and as high as its text again', () => {
  const board = boardForTests(BOARD)
  const note = () => board.session.state.getState().topology.notes.get('n')
  giveSize(board, 'n', { width: 400, height: 160 })
  expect(note()).toEqual({ id: 'n', text: 'Rush hour', width: 400, height: 160 })
  giveSize(board, 'n', {})
  expect(note()).toEqual({ id: 'n', text: 'Rush hour', width: 400 })
  board.session.undo()
  expect(note()?.height).toBe(160)
  giveSize(board, 'gone', { width: 400, height: 160 })
})

it('a note that is let go as it was, or is as high as its text already, is no undo step', () => {
  const board = boardForTests(BOARD)
  const canUndo = () => board.session.state.getState().canUndo
  giveSize(board, 'n', {})
  expect(canUndo()).toBe(false)
  giveSize(board, 'n', { width: 400, height: 160 })
  giveSize(board, 'n', { width: 400, height: 160 })
  board.session.undo()
  expect(canUndo()).toBe(false)
})

it('no size is too small to be read or larger than a note may be', () => {
  expect(possibleSize({ width: -8, height: 0 })).toEqual({ width: 96, height: 40 })
  expect(possibleSize({ width: 9000, height: 9000 })).toEqual({ width: 1200, height: 1200 })
})
