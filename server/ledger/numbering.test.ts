import { expect, test, vi } from 'vitest'
import { createNumbering } from './numbering'

test('names keep their numbers, and long ones take no more room than others', () => {
  const set = vi.spyOn(Map.prototype, 'set')
  const numbering = createNumbering()
  const long = 'x'.repeat(17_000)
  expect(['a', `${long}a`, `${long}b`, 'a', `${long}a`].map(numbering.of)).toEqual([0, 1, 2, 0, 1])
  expect([numbering.find(`${long}b`), numbering.find(`${long}c`), numbering.size]).toEqual([2, undefined, 3])
  expect(Math.max(...set.mock.calls.map(([key]) => String(key).length))).toBeLessThan(60)
  set.mockRestore()
})
