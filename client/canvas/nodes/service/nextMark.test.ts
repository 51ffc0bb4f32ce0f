import { expect, it } from 'vitest'
import { type Mark, nextMark } from './nextMark'

const seen = (figures: readonly (number | undefined)[]) =>
  figures.reduce<Mark>((mark, figure, at) => nextMark(mark, figure, at * 1_000), { figure: undefined, until: null })
    .until

it('marks a figure that rises, for a moment after the last time', () => {
  expect(seen([0, 0])).toBeNull()
  expect(seen([0, 1])).toBe(2_500)
  expect(seen([0, 1, 5])).toBe(3_500)
  expect(seen([0, 1, 1])).toBe(2_500)
})

it('does not mark what was there before anybody looked, nor a service that begins anew', () => {
  expect(seen([7])).toBeNull()
  expect(seen([7, 0])).toBeNull()
  expect(seen([0, 1, undefined])).toBeNull()
})
