import { describe, expect, test } from 'vitest'
import { murmur2, partitionForKey } from './partitionForKey'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('murmur2', () => {
  test.each([
    ['21', -973932308],
    ['foobar', -790332482],
    ['a-little-bit-long-string', -985981536],
    ['a-little-bit-longer-string', -1486304829],
    ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
    ['abc', 479470107],
  ])('hashes %j as Kafka does', (text, hash) => {
    expect(murmur2(bytes(text))).toBe(hash)
  })

  test('a key that is a slice of a larger buffer hashes like a copy of it', () => {
    expect(murmur2(bytes('xxfoobarxx').subarray(2, 8))).toBe(murmur2(bytes('foobar')))
  })
})

describe('partitionForKey', () => {
  test.each([
    [3, { alice: 0, dave: 1, carol: 2, bob: 0, frank: 1, erin: 2, grace: 0, heidi: 1 }],
    [6, { bob: 0, frank: 1, carol: 2, alice: 3, dave: 4, ivan: 5, erin: 2 }],
    [4, { alice: 1, dave: 2, bob: 2, carol: 2 }],
    [4, { 'sensor-3': 0, 'sensor-1': 1, 'sensor-4': 2, 'sensor-2': 3 }],
    [3, { 'order-2': 0, 'order-1': 1, 'order-4': 2 }],
    [4, { 'acct-4': 0, 'acct-6': 1, 'acct-1': 2, 'acct-2': 3 }],
    [3, { chair: 0, sofa: 1, kettle: 2, mug: 0, lamp: 2, desk: 2 }],
    [3, { 'user-1': 2, 'user-2': 2, 'user-3': 2 }],
  ])('over %i partitions the keys lie as on a real broker', (partitions, expected) => {
    const found = Object.keys(expected).map((key) => [key, partitionForKey(bytes(key), partitions)])
    expect(Object.fromEntries(found)).toEqual(expected)
  })

  test('an empty key has a partition too', () => {
    expect(partitionForKey(new Uint8Array(0), 3)).toBe((murmur2(new Uint8Array(0)) & 0x7fffffff) % 3)
  })
})
