import { expect, test } from 'vitest'
import { boardForTests, drawn } from './boardForTests'
import { boardMenu, type ContextMenu, elementMenu } from './contextCommands'

const RIDES = drawn(`
streamboard: 1
name: Rides
services:
  - { id: app, name: Rider app, language: typescript }
topics:
  - { id: t1, name: ride.requested, partitions: 6, replication: 1 }
connections:
  - { id: c1, kind: produces, from: app, to: t1 }
notes:
  - { id: n1, text: Rush hour }
layout:
  app: { x: 0, y: 0 }
  n1: { x: 0, y: 160 }
  t1: { x: 320, y: 0 }
`)

const ids = ({ commands }: ContextMenu) => commands.map(({ id }) => id)

test('the menu of one thing selects it, bears its name and offers only what can be done with it', () => {
  const board = boardForTests(RIDES)
  board.select('app')
  const menu = elementMenu(board, 't1')
  expect(menu.title).toBe('ride.requested')
  expect(ids(menu)).toEqual([
    'inspect',
    'rename',
    'connect',
    'replace',
    'copy',
    'duplicate',
    'duplicate-connected',
    'frame',
    'delete',
  ])
  expect(board.workspace.getState().selection).toEqual(new Set(['t1']))
})

test('a thing without a name is called by its kind', () => {
  const board = boardForTests(RIDES)
  expect(elementMenu(board, 'n1').title).toBe('Note')
  expect(elementMenu(board, 'c1').title).toBe('Connection')
})

test('the menu of a line that stands for several connections is about them all', () => {
  const board = boardForTests(RIDES)
  expect(elementMenu(board, 'c1', 'c2').title).toBe('2 selected')
  expect(board.workspace.getState().selection).toEqual(new Set(['c1', 'c2']))
})

test('the menu of one of several selected things is about them all', () => {
  const board = boardForTests(RIDES)
  board.select('app', 't1')
  const menu = elementMenu(board, 't1')
  expect(menu.title).toBe('2 selected')
  expect(ids(menu)).not.toContain('rename')
  expect(board.workspace.getState().selection).toEqual(new Set(['app', 't1']))
})

test('two things are lined up from their menu, and three are spread evenly', () => {
  const board = boardForTests(RIDES)
  const arranging = () => ids(elementMenu(board, 'app')).filter((id) => /^(align|distribute)-/.test(id))
  board.select('app', 't1')
  const alignments = ['align-left', 'align-center', 'align-right', 'align-top', 'align-middle', 'align-bottom']
  expect(arranging()).toEqual(alignments)
  board.select('app', 't1', 'n1')
  expect(arranging()).toEqual([...alignments, 'distribute-x', 'distribute-y'])
})

test('the menu of the board selects nothing', () => {
  const board = boardForTests(RIDES)
  board.select('app')
  expect(boardMenu(board).title).toBe('Board')
  expect(board.workspace.getState().selection.size).toBe(0)
})
