import { expect, it } from 'vitest'
import { boardForTests } from '../board/commands/boardForTests'
import { addConnected, addNode } from '../board/commands/connecting'
import { describeChange } from './describeChange'

const HERE = { x: 0, y: 0 }

it('says what was added, what it is connected to, and what undo takes back', () => {
  const board = boardForTests()
  const empty = board.topology()
  const from = addNode(board, 'service', HERE)
  const one = board.topology()
  expect(describeChange(empty, one)).toBe('Service service-1 added.')
  addConnected(board, { from, kind: 'topic', by: 'produces', at: HERE })
  expect(describeChange(one, board.topology())).toBe('Topic topic-1, Connection from service-1 to topic-1 added.')
  board.session.undo()
  expect(describeChange(board.topology(), empty)).toBe('Service service-1 deleted.')
})

it('counts where a list would be too long, and is silent where nothing came or went', () => {
  const board = boardForTests()
  const empty = board.topology()
  for (let i = 0; i < 5; i++) addNode(board, 'note', HERE)
  expect(describeChange(empty, board.topology())).toBe('5 things added.')
  const before = board.topology()
  const [id = ''] = before.notes.keys()
  board.session.edit((edit) => edit.moveTo(id, { x: 8, y: 8 }))
  expect(describeChange(before, board.topology())).toBe(null)
})
