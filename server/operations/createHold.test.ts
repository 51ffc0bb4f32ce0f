import { expect, test } from 'vitest'
import { createHold } from './createHold'

test('there is room for so much, and again when something is let go', () => {
  const hold = createHold(10)
  const letGo = hold(6)
  expect(hold(5)).toBeNull()
  expect(hold(4)).not.toBeNull()
  letGo?.()
  expect(hold(6)).not.toBeNull()
  expect(hold(1)).toBeNull()
})
