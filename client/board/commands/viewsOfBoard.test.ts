import { expect, it } from 'vitest'
import { LIMITS } from '../../../shared/topology/limits'
import { boardForTests } from './boardForTests'
import { undo } from './history'
import { deleteView, goToView, renameView, saveView, viewsByName } from './viewsOfBoard'

const names = (board: ReturnType<typeof boardForTests>) => viewsByName(board.topology()).map(({ name }) => name)

it('views are saved, listed by name, renamed, gone to and deleted, one undo step each', () => {
  const board = boardForTests()
  expect(saveView(board, { name: ' Payments ', x: 10, y: -20, zoom: 0.5 })).toBe(null)
  expect(saveView(board, { name: 'Intake', x: 0, y: 0, zoom: 1 })).toBe(null)
  expect(names(board)).toEqual(['Intake', 'Payments'])
  const [intake, payments] = viewsByName(board.topology())
  renameView(board, intake!, 'Zero')
  renameView(board, payments!, '  ')
  expect(names(board)).toEqual(['Payments', 'Zero'])
  goToView(board, payments!)
  expect(board.workspace.getState().view).toEqual({ kind: 'go', x: 10, y: -20, zoom: 0.5 })
  deleteView(board, payments!)
  expect(names(board)).toEqual(['Zero'])
  for (let steps = 0; steps < 4; steps++) undo.run(board)
  expect(names(board)).toEqual([])
  expect(undo.enabled(board)).toBe(false)
})

it('a view without a name, or one too many, is not saved, and it is said why', () => {
  const board = boardForTests()
  expect(saveView(board, { name: ' ', x: 0, y: 0, zoom: 1 })).toBe('Give the view a name.')
  board.session.edit((edit) => {
    for (let i = 0; i < LIMITS.views; i++) edit.putView({ id: `v${i}`, name: `v${i}`, x: 0, y: 0, zoom: 1 })
  })
  expect(saveView(board, { name: 'more', x: 0, y: 0, zoom: 1 })).toMatch(/^A board has at most 100 views/)
  expect(names(board)).toHaveLength(LIMITS.views)
})
