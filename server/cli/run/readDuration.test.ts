import { expect, test } from 'vitest'
import { readDuration } from './readDuration'

test.each([
  ['500ms', 500],
  ['30s', 30_000],
  ['1.5s', 1_500],
  ['2m', 120_000],
  ['1440m', 86_400_000],
])('%s are %i milliseconds', (text, ms) => {
  expect(readDuration(text)).toBe(ms)
})

test.each(['', '30', '0s', '-5s', '5h', '1441m', 's', '1e3s', '30 s', '__proto__', 'NaNs'])('%j is no time', (text) => {
  expect(readDuration(text)).toBeUndefined()
})
