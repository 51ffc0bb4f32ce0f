import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createEntriesHash } from './entriesHash'

type Entries = readonly (readonly [key: string, value: string])[]

function hashOf(entries: Entries, passing: Entries = []): string {
  const hash = createEntriesHash()
  for (const [key, value] of passing) hash.change(key, null, value)
  for (const [key, value] of entries) hash.change(key, null, value)
  for (const [key, value] of passing) hash.change(key, value, null)
  return hash.text()
}

test('the hash of entries is the same whatever their order, and whatever was there in between', () => {
  const someEntries = fc.array(fc.tuple(fc.string(), fc.string()))
  fc.assert(
    fc.property(someEntries, someEntries, (entries, passing) => {
      expect(hashOf([...entries].reverse(), passing)).toBe(hashOf(entries))
    }),
  )
})

test('the hash of entries differs with any key or value', () => {
  const one: Entries = [['a', '1']]
  const others: readonly Entries[] = [[], [['a', '2']], [['b', '1']], [['a', '"1"']], [...one, ['b', '1']]]
  const hashes = [one, ...others].map((entries) => hashOf(entries))
  expect(new Set(hashes).size).toBe(hashes.length)
  for (const hash of hashes) expect(hash).toMatch(/^[0-9a-f]{64}$/)
})
