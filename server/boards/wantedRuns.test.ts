import { expect, test } from 'vitest'
import { EMPTY_TOPOLOGY } from '../../shared/topology/model'
import { boardsForTests } from './boardsForTests'

const create = (boards: ReturnType<typeof boardsForTests>['boards']) => {
  const created = boards.create({ ...EMPTY_TOPOLOGY, name: 'Feed' })
  if (!created.ok) throw new Error(created.problem.sentence)
  return created.value
}

test('what is to run is known to the server that comes after', () => {
  const { boards, reopen } = boardsForTests()
  const id = create(boards)
  expect(boards.want(id, ['s2', 's1', 's3']).ok).toBe(true)
  expect(boards.want(id, ['s1']).ok).toBe(true)
  expect(boards.unwant(id, ['s3', 'never wanted']).ok).toBe(true)
  const later = reopen()
  expect([...later.wanted(id)]).toEqual(['s1', 's2'])
  expect(later.boardsWanted()).toEqual([id])
  expect(later.unwant(id).ok).toBe(true)
  expect([later.boardsWanted(), [...later.wanted(id)]]).toEqual([[], []])
})

test('nothing is to run on a board that is deleted or never was', () => {
  const { boards } = boardsForTests()
  const id = create(boards)
  boards.want(id, ['s1'])
  boards.delete(id)
  expect(boards.boardsWanted()).toEqual([])
  expect(boards.want(id, ['s1']).ok).toBe(false)
  expect(boards.want('never-was', ['s1']).ok).toBe(false)
})
