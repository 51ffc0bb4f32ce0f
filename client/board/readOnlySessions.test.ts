import { expect, it } from 'vitest'
import { EMPTY_TOPOLOGY } from '../../shared/topology/model'
import { boardForTests, drawn } from './commands/boardForTests'
import { picturedSession, refusingSession } from './readOnlySessions'

it('edits, undo and redo are refused with a word while the board is only looked at, and taken afterwards', () => {
  const board = boardForTests(drawn('streamboard: 1\nname: Shop'))
  let looking = false
  let refused = 0
  const session = refusingSession(board.session, { isReadOnly: () => looking, refuse: () => refused++ })
  const rename = (name: string) => session.edit((edit) => edit.setName(name))
  rename('Store')
  looking = true
  rename('Refused')
  session.undo()
  session.redo()
  expect([board.topology().name, refused]).toEqual(['Store', 3])
  looking = false
  session.undo()
  expect([board.topology().name, refused]).toEqual(['Shop', 3])
})

it('a picture shows its own board and is edited by nobody', () => {
  const board = boardForTests(drawn('streamboard: 1\nname: Shop'))
  const picture = picturedSession(board.session, EMPTY_TOPOLOGY)
  board.session.edit((edit) => edit.setName('Store'))
  expect(picture.state.getState()).toMatchObject({ topology: EMPTY_TOPOLOGY, canUndo: false, canRedo: false })
})
