import { expect, it } from 'vitest'
import { heldBy } from '../../../shared/topology/heldBy'
import { boardForTests, drawn, type TestBoard } from './boardForTests'
import { deleteWithHeld, foldFrame, frameSelection, intoFrame, putIntoFrame, removeFrame, takeOut } from './framing'
import { handleKey } from './handleKey'
import { undo } from './history'
import { giveName, rename } from './naming'
import { NUDGES } from './nudging'

const SHOP = drawn(`streamboard: 1
services:
  - { id: a, name: Orders, frame: f }
  - { id: b, name: Stock, frame: f }
  - { id: c, name: Mail }
topics:
  - { id: t, name: orders }
frames:
  - { id: f, name: Sales }
layout: { a: { x: 0, y: 0 }, b: { x: 320, y: 0 }, c: { x: 0, y: 400 }, t: { x: 640, y: 0 } }
`)

const held = (board: TestBoard) =>
  [...heldBy(board.topology())].map(([id, ids]) => `${board.topology().frames.get(id)?.name}: ${ids.join(' ')}`)
const selected = (board: TestBoard) => [...board.workspace.getState().selection].sort()

it('frames what is selected, with a name ready to be typed, as one undo step', () => {
  const board = boardForTests(SHOP)
  board.select('c', 't')
  frameSelection.run(board)
  expect(held(board)).toEqual(['Sales: a b', 'frame-1: c t'])
  const { renaming, selection } = board.workspace.getState()
  expect([...selection]).toEqual([renaming])
  giveName(board, renaming ?? '', 'Warehouse')
  expect(held(board)).toContain('Warehouse: c t')
  undo.run(board)
  undo.run(board)
  expect(board.topology()).toEqual(SHOP)
})

it('takes what is in other frames into the new one, of selected frames all that they hold', () => {
  const board = boardForTests(SHOP)
  board.select('a', 't')
  frameSelection.run(board)
  expect(held(board)).toEqual(['frame-1: a t', 'Sales: b'])
  board.select('f', 'c')
  frameSelection.run(board)
  expect(held(board)).toEqual(expect.arrayContaining(['frame-1: a t', 'frame-2: b c']))
})

it('frames nothing that is exactly one frame already', () => {
  const board = boardForTests(SHOP)
  for (const chosen of [['f'], ['a', 'b'], ['a', 'b', 'f']]) {
    board.select(...chosen)
    expect(frameSelection.enabled(board), chosen.join()).toBe(false)
  }
  board.select('a')
  expect(frameSelection.enabled(board)).toBe(true)
})

it('moves what is selected into a frame that is there, as one undo step', () => {
  const board = boardForTests(SHOP)
  expect(intoFrame.enabled(board)).toBe(false)
  board.select('a', 'c', 't')
  intoFrame.run(board)
  expect(board.workspace.getState().dialog).toEqual({ kind: 'intoFrame' })
  putIntoFrame(board, 'f')
  expect(held(board)).toEqual(['Sales: a b c t'])
  undo.run(board)
  expect(board.topology()).toEqual(SHOP)
})

it('says what to do where nothing is selected that could be framed', () => {
  const board = boardForTests(SHOP)
  const press = { key: 'g', code: 'KeyG', ctrlKey: true, metaKey: false, altKey: false, shiftKey: false }
  handleKey({ ...press, target: null, defaultPrevented: false, preventDefault: () => {} }, board)
  expect(board.said).toEqual(['Select what belongs together first, and is not one frame already: it is framed then.'])
  expect(board.topology()).toEqual(SHOP)
})

it('removes a frame from itself or from what is in it; that stays', () => {
  for (const chosen of ['f', 'a']) {
    const board = boardForTests(SHOP)
    board.select(chosen)
    removeFrame.run(board)
    expect([board.topology().frames.size, board.topology().services.size]).toEqual([0, 3])
    expect(selected(board)).toEqual(chosen === 'f' ? ['a', 'b'] : ['a'])
  }
})

it('takes single things out, but not those whose frame is selected with them', () => {
  const board = boardForTests(SHOP)
  board.select('a', 'c')
  takeOut.run(board)
  expect(held(board)).toEqual(['Sales: b'])
  board.select('b', 'f')
  expect(takeOut.enabled(board)).toBe(false)
})

it('collapses a frame and expands it again', () => {
  const board = boardForTests(SHOP)
  board.select('a')
  foldFrame.run(board)
  expect(board.topology().frames.get('f')?.collapsed).toBe(true)
  expect(selected(board)).toEqual(['f'])
  foldFrame.run(board)
  expect(board.topology()).toEqual(SHOP)
})

it('deletes a frame with all that it holds by a command of its own', () => {
  const board = boardForTests(SHOP)
  board.select('a')
  expect(deleteWithHeld.enabled(board)).toBe(false)
  board.select('f')
  deleteWithHeld.run(board)
  expect([...board.topology().services.keys()]).toEqual(['c'])
  undo.run(board)
  expect(board.topology()).toEqual(SHOP)
})

it('is moved with all that it holds by the arrows, what is selected twice only once', () => {
  const board = boardForTests(SHOP)
  board.select('f', 'a')
  NUDGES.find(({ id }) => id === 'nudge-right-1')?.run(board)
  const { layout } = board.topology()
  expect([layout.get('a')?.x, layout.get('b')?.x, layout.get('c')?.x]).toEqual([8, 328, 0])
})

it('is renamed where it stands', () => {
  const board = boardForTests(SHOP)
  board.select('f')
  rename.run(board)
  expect(board.workspace.getState().renaming).toBe('f')
})
