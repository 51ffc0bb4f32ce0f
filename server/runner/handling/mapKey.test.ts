import { afterEach, describe, expect, test, vi } from 'vitest'
import { createSequence } from '../producing/sequence'
import { mapKey } from './mapKey'
import { createSeenEvents } from './seenEvents'

afterEach(() => vi.restoreAllMocks())

const LONG = 'x'.repeat(17_000)

/** Of all that was put into maps. */
const longestKey = (set: { readonly mock: { readonly calls: readonly (readonly [unknown, unknown])[] } }) =>
  Math.max(...set.mock.calls.map(([key]) => String(key).length))

describe('what stands for a text in a map', () => {
  test('is the text itself unless it is long', () => {
    expect([mapKey(''), mapKey('a'.repeat(1_000))]).toEqual(['', 'a'.repeat(1_000)])
    expect(mapKey('a'.repeat(1_001)).length).toBeLessThan(60)
  })

  test('is different for different texts, and the same for the same', () => {
    const texts = [LONG, `${LONG}x`, `${LONG}y`, `y${LONG}`, `${LONG}\ud800`, `${LONG}\ud801`]
    expect(new Set(texts.map(mapKey)).size).toBe(texts.length)
    expect(mapKey(`${LONG}y`)).toBe(mapKey(`${LONG}y`))
  })

  test('is short for the keys that a producer counts', () => {
    const set = vi.spyOn(Map.prototype, 'set')
    const sequence = createSequence()
    const counted = ['a', 'b', 'a'].map((end) => sequence.ofKey(Buffer.from(LONG + end)))
    expect(counted).toEqual([1, 1, 2])
    expect(longestKey(set)).toBeLessThan(60)
  })

  test('is short for the events that a service has seen', () => {
    const set = vi.spyOn(Map.prototype, 'set')
    const seen = createSeenEvents()
    seen.add('g', `${LONG}a`, { topic: 't', partition: 0, offset: 7n })
    expect([seen.has('g', `${LONG}a`), seen.has('g', `${LONG}b`)]).toEqual([true, false])
    expect(seen.isRedelivery('g', `${LONG}a`, { topic: 't', partition: 0, offset: 7n })).toBe(true)
    expect(longestKey(set)).toBeLessThan(60)
  })
})
