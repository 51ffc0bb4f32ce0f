import { describe, expect, test } from 'vitest'
import type { LogEntry } from './logEntry'
import { bytesFrom, createRing, entriesFrom, newestRecords, newestWithin } from './ring'
import { createRingBudget } from './ringBudget'

const entry = (offset: number, kind: 'gap' | 'nothing' = 'nothing', bytes = 10): LogEntry => ({
  ...{ partition: 0, from: BigInt(offset), to: BigInt(offset + 1), bytes },
  ...(kind === 'gap' ? { kind, why: 'expired' } : { kind }),
})
const record = (offset: number): LogEntry => ({
  ...{ kind: 'record', partition: 0, from: BigInt(offset), to: BigInt(offset + 1), bytes: 10 },
  record: { partition: 0, offset: BigInt(offset), timestamp: 0n, key: null, value: null, headers: [] },
})
const filled = (count: number, limits = { entries: 5, bytes: 1_000 }) => {
  const ring = createRing(limits)
  for (let offset = 0; offset < count; offset++) ring.push(entry(offset))
  return ring
}
const offsets = (entries: Iterable<LogEntry>) => [...entries].map(({ from }) => Number(from))

describe('a ring', () => {
  test('keeps the newest entries under numbers that never come back', () => {
    const ring = filled(23)
    expect([ring.first(), ring.end(), ring.bytes()]).toEqual([18, 23, 50])
    expect(offsets(entriesFrom(ring, 0))).toEqual([18, 19, 20, 21, 22])
    expect(offsets(entriesFrom(ring, 21))).toEqual([21, 22])
    ring.clear()
    ring.push(entry(99))
    expect([ring.first(), ring.end(), ring.bytes()]).toEqual([23, 24, 10])
  })

  test('keeps no more bytes than it may', () => {
    const ring = filled(23, { entries: 1_000, bytes: 35 })
    expect([ring.first(), ring.end(), ring.bytes()]).toEqual([20, 23, 30])
  })

  test('says how much lies behind an entry, and where the newest bytes begin', () => {
    const ring = filled(5)
    expect([bytesFrom(ring, 3), bytesFrom(ring, 5)]).toEqual([20, 0])
    expect([newestWithin(ring, 25), newestWithin(ring, 9), newestWithin(ring, 999)]).toEqual([3, 5, 0])
  })

  test('finds the n-th newest record among entries that are none', () => {
    const ring = createRing({ entries: 10, bytes: 1_000 })
    for (const one of [record(0), entry(1, 'gap'), record(2), entry(3), record(4), entry(5)]) ring.push(one)
    expect([newestRecords(ring, 1), newestRecords(ring, 3), newestRecords(ring, 4)]).toEqual([4, 0, undefined])
  })
})

describe('all rings together', () => {
  test('keep to their limit, the largest giving way', () => {
    const budget = createRingBudget(100)
    const [small, large] = [filled(3, { entries: 99, bytes: 999 }), filled(20, { entries: 99, bytes: 999 })]
    budget.add(small)
    budget.add(large)
    budget.settle()
    expect([small.bytes(), large.bytes()]).toEqual([30, 70])
  })

  test('do not count those that are gone', () => {
    const budget = createRingBudget(100)
    const [gone, left] = [filled(20, { entries: 99, bytes: 999 }), filled(10, { entries: 99, bytes: 999 })]
    budget.add(gone)
    budget.add(left)
    budget.remove(gone)
    budget.settle()
    expect([gone.bytes(), left.bytes()]).toEqual([200, 100])
  })
})
