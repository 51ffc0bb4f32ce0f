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

it('counts where a list would be too long', () => {
  const board = boardForTests()
  const empty = board.topology()
  for (let i = 0; i < 5; i++) addNode(board, 'note', HERE)
  expect(describeChange(empty, board.topology())).toBe('5 things added.')
})

it('says where one thing was moved to, how many were, what is called otherwise, and what else is otherwise', () => {
  const board = boardForTests()
  const a = addNode(board, 'service', HERE)
  const t = addConnected(board, { from: a, kind: 'topic', by: 'produces', at: HERE })
  const says = (...commands: Parameters<typeof board.session.edit>) => {
    const before = board.topology()
    board.session.edit(...commands)
    return describeChange(before, board.topology())
  }
  expect(says((edit) => edit.moveTo(a, { x: 8, y: 16 }))).toBe('Service service-1 moved to 8, 16.')
  expect(
    says((edit) => {
      for (const id of [a, t]) edit.moveTo(id, { x: 40, y: 40 })
    }),
  ).toBe('Service service-1, Topic topic-1 moved.')
  const [service, topic] = [board.topology().services.get(a), board.topology().topics.get(t)]
  const [connection] = board.topology().connections.values()
  if (!service || !topic || connection?.kind !== 'produces') throw new Error('not drawn')
  expect(says((edit) => edit.putService({ ...service, name: 'web' }))).toBe('Service service-1 is now web.')
  expect(says((edit) => edit.putTopic({ ...topic, partitions: 6 }))).toBe('Topic topic-1 changed.')
  expect(says((edit) => edit.putConnection({ ...connection, rate: 5 }))).toBe('Connection from web to topic-1 changed.')
  expect(says(() => {})).toBe(null)
})
