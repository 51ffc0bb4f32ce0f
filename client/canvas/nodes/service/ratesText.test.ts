import { expect, it } from 'vitest'
import { ratesText } from './ratesText'

it.each([
  [0, 0, ''],
  [12, 0, '↓ 12.0 /s'],
  [0, 0.4, '↑ 0.4 /s'],
  [8, 7.96, '↓8.0 ↑8.0'],
  [123.4, 0.5, '↓123 ↑0.50'],
  [1234, 99.6, '↓1.2K ↑100'],
])('%d read and %d written a second', (read, written, text) => {
  expect(ratesText(read, written)).toBe(text)
})
