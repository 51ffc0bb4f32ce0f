import { expect, test } from 'vitest'
import { previewOf } from './previewOf'

function contents(count: number, length: number) {
  const value = 'x'.repeat(length)
  const entries = Array.from({ length: count }, (_, key) => ({ key: `${key}`, value }))
  return { entries, total: count, hash: '', folded: count }
}
const lengthOf = (kind: 'state' | 'table', count: number, length: number) => {
  const { entries, total } = previewOf(contents(count, length), kind)
  expect(total).toBe(count)
  return entries.reduce((sum, { value }) => sum + value.length, 0)
}

test('an answer has a million characters at most, however much is in the store', () => {
  expect(lengthOf('state', 600, 900_000)).toBeLessThanOrEqual(1_000_000)
  expect(lengthOf('table', 600, 90_000)).toBeLessThanOrEqual(1_000_000)
})

test('a long value of a state is shown by its beginning, and says so; a row stays whole', () => {
  expect(previewOf(contents(1, 5_000), 'state').entries).toEqual([{ key: '0', value: 'x'.repeat(4_000), isCut: true }])
  expect(previewOf(contents(1, 5_000), 'table').entries).toEqual([{ key: '0', value: 'x'.repeat(5_000) }])
})

test('what is short is as it is', () => {
  expect(previewOf(contents(1_000, 10), 'state')).toEqual(contents(1_000, 10))
})
