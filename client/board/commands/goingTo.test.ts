import { beforeEach, expect, it } from 'vitest'
import { settings } from '../settings'
import { boardForTests } from './boardForTests'
import { inspect, nextPart, outline, previousPart } from './goingTo'
import { handleKey } from './handleKey'

beforeEach(() => settings.setState({ outline: 'off', letterKeys: 'on' }))

it('the outline opens with the focus in it, and goes when the key is pressed there', () => {
  const board = boardForTests()
  outline.run(board)
  expect(settings.getState().outline).toBe('on')
  expect(board.workspace.getState().goTo).toBe('outline')
  board.workspace.setState({ part: 'outline' })
  outline.run(board)
  expect(settings.getState().outline).toBe('off')
  expect(board.workspace.getState().goTo).toBe('canvas')
})

it('F6 goes round the parts that are shown, Shift+F6 back', () => {
  const board = boardForTests()
  const to = (command = nextPart) => {
    command.run(board)
    const { goTo } = board.workspace.getState()
    if (goTo) board.workspace.setState({ part: goTo, goTo: null })
    return goTo
  }
  expect([to(), to(), to(), to(previousPart)]).toEqual(['inspector', 'drawer', 'canvas', 'drawer'])
  settings.setState({ outline: 'on' })
  board.workspace.setState({ inspectorOpen: false })
  expect([to(), to(), to()]).toEqual(['outline', 'canvas', 'drawer'])
})

it('what is selected is opened in the inspector, also where that was hidden', () => {
  const board = boardForTests()
  expect(inspect.enabled(board)).toBe(false)
  board.select('a')
  board.workspace.setState({ inspectorOpen: false })
  inspect.run(board)
  expect(board.workspace.getState()).toMatchObject({ inspectorOpen: true, goTo: 'inspector' })
})

it('keys of one letter can be switched off, and take no other key along', () => {
  const board = boardForTests()
  const press = (key: string, modifiers = {}) =>
    handleKey(
      {
        ...{ key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, target: null },
        ...{ defaultPrevented: false, preventDefault() {}, ...modifiers },
      },
      board,
    )
  expect(press('o')).toBe(true)
  settings.setState({ letterKeys: 'off' })
  expect([press('o'), press('?'), press('F6'), press('k', { ctrlKey: true })]).toEqual([false, false, true, true])
})
