import { expect, it } from 'vitest'
import { ALIGNMENTS } from '../board/commands/aligning'
import { boardForTests, drawn } from '../board/commands/boardForTests'
import { undo } from '../board/commands/history'
import { lineUp } from './lineUp'

const BOARD = drawn(`streamboard: 1
services: [{ id: a, name: a }, { id: b, name: b }, { id: c, name: c }]
topics: [{ id: t, name: t, partitions: 1, replication: 1 }]
connections: [{ id: p, kind: produces, from: a, to: t }]
layout: { a: { x: 0, y: 0 }, b: { x: 300, y: 40 }, c: { x: 700, y: 8 }, t: { x: 40, y: 400 } }
`)

const doIt = (board: ReturnType<typeof boardForTests>, id: string) => {
  const command = ALIGNMENTS.find((one) => one.id === id)
  expect(command?.enabled(board)).toBe(true)
  command?.run(board)
  const { view } = board.workspace.getState()
  if (view?.kind === 'align' || view?.kind === 'distribute') lineUp(board, view)
}

it('lines up what is selected as one undo step, and leaves the rest', () => {
  const board = boardForTests(BOARD)
  board.select('a', 'b', 'c', 'p')
  doIt(board, 'align-bottom')
  doIt(board, 'distribute-x')
  const { layout } = board.topology()
  expect(['a', 'b', 'c', 't'].map((id) => layout.get(id))).toEqual([
    { x: 0, y: 40 },
    { x: 350, y: 40 },
    { x: 700, y: 40 },
    { x: 40, y: 400 },
  ])
  undo.run(board)
  undo.run(board)
  expect(board.topology()).toEqual(BOARD)
  expect(undo.enabled(board)).toBe(false)
})

it('is no undo step where everything is in line already', () => {
  const board = boardForTests(BOARD)
  board.select('a', 'b')
  doIt(board, 'align-top')
  undo.run(board)
  doIt(board, 'align-top')
  doIt(board, 'align-top')
  undo.run(board)
  expect(board.topology()).toEqual(BOARD)
})

it('moves a frame with all that it holds, and leaves the distances in it', () => {
  const board = boardForTests(BOARD)
  board.session.edit((edit) => {
    edit.putFrame({ id: 'f', name: 'Team' })
    edit.setFrame('b', 'f')
    edit.setFrame('c', 'f')
  })
  board.select('a', 'b', 'f')
  doIt(board, 'align-left')
  const { layout } = board.topology()
  expect(['a', 'b', 'c'].map((id) => layout.get(id))).toEqual([
    { x: 0, y: 0 },
    { x: 24, y: 40 },
    { x: 424, y: 8 },
  ])
  undo.run(board)
  expect(board.topology().layout).toEqual(BOARD.layout)
})

it('needs two to align and three to distribute, and connections do not count', () => {
  const board = boardForTests(BOARD)
  const possible = () => ALIGNMENTS.filter((command) => command.enabled(board)).length
  board.select('a', 'p')
  expect(possible()).toBe(0)
  board.select('a', 't')
  expect(possible()).toBe(6)
  board.select('a', 't', 'c')
  expect(possible()).toBe(8)
})
