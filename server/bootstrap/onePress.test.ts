import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { onePress } from './onePress.mjs'

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => void vi.useRealTimers())

/** How often something was done when told of it at these milliseconds. */
function doneAt(...moments: readonly number[]): number {
  const act = vi.fn()
  const told = onePress(act)
  let now = 0
  for (const moment of moments) {
    vi.advanceTimersByTime(moment - now)
    now = moment
    told()
  }
  return act.mock.calls.length
}

it('a press that the terminal tells of and npm as well is one', () => {
  expect(doneAt(0)).toBe(1)
  expect(doneAt(0, 0, 40)).toBe(1)
})

it('somebody in a hurry presses again, and is heard', () => {
  expect(doneAt(0, 40, 1_000, 1_040)).toBe(2)
})
