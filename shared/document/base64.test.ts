import fc from 'fast-check'
import { expect, it } from 'vitest'
import { base64 } from './base64'

it('writes the alphabet and the padding of RFC 4648', () => {
  const written = ['', 'f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map((text) =>
    base64.encode(new TextEncoder().encode(text)),
  )
  expect(written).toEqual(['', 'Zg==', 'Zm8=', 'Zm9v', 'Zm9vYg==', 'Zm9vYmE=', 'Zm9vYmFy'])
  expect(base64.encode(Uint8Array.of(251, 255, 191))).toBe('+/+/')
})

it('reads back what it wrote, of any length', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20_000 }), (bytes) => {
      expect(base64.decode(base64.encode(bytes))).toEqual(bytes)
    }),
  )
})
