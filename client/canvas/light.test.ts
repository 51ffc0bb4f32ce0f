import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { boardForTests, drawn } from '../board/commands/boardForTests'
import { deleteSelection } from '../board/commands/selecting'
import { createLight } from './light'
import { createLightStore } from './lightStore'

const BOARD = drawn('streamboard: 1\nservices: [{ id: a, name: a }, { id: b, name: b }]\n')

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal(
    'MutationObserver',
    class {
      observe() {}
      disconnect() {}
    },
  )
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A board without any elements, of which only is known what it is lit by. */
function lightOnBoard() {
  const board = boardForTests(BOARD)
  let by: string | null = null
  const root = {
    setAttribute: (_name: string, value: string) => {
      by = value
    },
    removeAttribute: () => {
      by = null
    },
    querySelectorAll: () => [],
  }
  const light = createLight({ ...board, light: createLightStore() }, { current: root as unknown as HTMLElement })
  const stop = light.follow()
  return { board, light, stop, by: () => by }
}

it('goes out with what is deleted under the pointer, and stays out when that comes back', () => {
  const { board, light, stop, by } = lightOnBoard()
  light.hovering.onNodeMouseEnter(null, { id: 'a' })
  vi.runAllTimers()
  expect(by()).toBe('hovered')
  board.select('a')
  deleteSelection.run(board)
  expect(by()).toBeNull()
  board.session.undo()
  expect(board.topology().services.has('a')).toBe(true)
  expect(by()).toBeNull()
  stop()
})

it('is not lit for something that was deleted while the pointer only just rested on it', () => {
  const { board, light, stop, by } = lightOnBoard()
  light.hovering.onNodeMouseEnter(null, { id: 'a' })
  board.select('a')
  deleteSelection.run(board)
  vi.runAllTimers()
  expect(by()).toBeNull()
  stop()
})

it('follows the keyboard as it follows what is selected, and goes out when that leaves', () => {
  const { light, stop, by } = lightOnBoard()
  const reached = (focusVisible: boolean) =>
    ({ matches: () => focusVisible, getAttribute: () => 'a' }) as unknown as HTMLElement
  light.focusing.onFocus({ target: reached(false) })
  expect(by()).toBeNull()
  light.focusing.onFocus({ target: reached(true) })
  expect(by()).toBe('selected')
  light.hovering.onNodeMouseEnter(null, { id: 'b' })
  vi.runAllTimers()
  expect(by()).toBe('hovered')
  light.hovering.onNodeMouseLeave()
  expect(by()).toBe('selected')
  light.focusing.onBlur()
  expect(by()).toBeNull()
  stop()
})
