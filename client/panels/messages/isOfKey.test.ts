import { expect, it } from 'vitest'
import { toBase64 } from '../../../shared/document/base64'
import type { Part } from '../../../shared/protocol/records'
import { isOfKey } from './isOfKey'

const LONG = 'ab'.repeat(50)
const text = (data: string, shown = data.length): NonNullable<Part> => ({
  as: 'text',
  data: data.slice(0, shown),
  bytes: data.length,
  cut: shown < data.length,
})
const binary = (data: string, shown = data.length): NonNullable<Part> => ({
  ...text(data, shown),
  as: 'base64',
  data: toBase64(new TextEncoder().encode(data.slice(0, shown))),
})

it.each([text, binary])('a record has the key of another where all that is shown of it is the same', (part) => {
  expect(isOfKey(part('ab'), part('ab'))).toBe(true)
  expect(isOfKey(part(LONG, 10), part(LONG))).toBe(true)
  expect(isOfKey(part(LONG, 10), part(LONG, 40))).toBe(true)
  for (const other of ['ac', 'abc', LONG]) expect(isOfKey(part(other), part('ab'))).toBe(false)
  expect(isOfKey(part(LONG, 10), part('cd'.repeat(50)))).toBe(false)
  expect(isOfKey(null, part('ab'))).toBe(false)
})

it('bytes are no text', () => {
  expect(isOfKey(text('ab'), binary('ab'))).toBe(false)
})
