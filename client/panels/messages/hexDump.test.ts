import { expect, it } from 'vitest'
import { hexDump } from './hexDump'

it('shows offset, sixteen bytes and what is printable of them', () => {
  const bytes = new Uint8Array([...new TextEncoder().encode('Hello, Kafka!'), 0, 1, 255, 65])
  expect(hexDump(bytes).split('\n')).toEqual([
    '00000000  48 65 6c 6c 6f 2c 20 4b  61 66 6b 61 21 00 01 ff  Hello, Kafka!...',
    `00000010  41${' '.repeat(47)} A`,
  ])
})

it('shows nothing for no bytes', () => {
  expect(hexDump(new Uint8Array())).toBe('')
})
