import { expect, it } from 'vitest'
import { nextFound } from './nextFound'

it('goes round in both directions', () => {
  expect(nextFound(['a', 'b', 'c'], 'c', 1)).toBe('a')
  expect(nextFound(['a', 'b', 'c'], 'a', -1)).toBe('c')
  expect(nextFound([], undefined, 1)).toBe(undefined)
})

it('goes on from what is looked at, wherever that has its place now', () => {
  expect(nextFound(['new', 'b', 'a', 'c'], 'a', 1)).toBe('c')
  expect(nextFound(['new', 'b', 'a', 'c'], 'a', -1)).toBe('b')
})

it('begins anew where that is found no longer', () => {
  expect(nextFound(['b', 'c'], 'gone', 1)).toBe('b')
  expect(nextFound(['b', 'c'], 'gone', -1)).toBe('c')
})
