import { describe, expect, test } from 'vitest'
import { createJournal } from './createJournal'
import type { Handling } from './journal'

const handling = (offset: bigint, more: Partial<Handling> = {}): Handling => ({
  group: 'g',
  topic: 't',
  partition: 0,
  offset,
  outcome: 'processed',
  effects: 0,
  at: 1_000,
  ...more,
})

describe('a journal', () => {
  test('gives back every handling in its order, repeated ones and rewound ones too', () => {
    const journal = createJournal(() => 1_000)
    journal.handled(handling(5n))
    journal.handled(handling(6n, { outcome: 'parked', at: 1_001 }))
    journal.handled(handling(5n, { outcome: 'repeated', at: 1_002 }))
    journal.handled(handling(2n ** 40n, { outcome: 'deadLettered', effects: 3, at: 1_003 }))
    expect([...journal.handledBy('g', 't')]).toEqual([
      { partition: 0, offset: 5n, outcome: 'processed', effects: 0, at: 1_000 },
      { partition: 0, offset: 6n, outcome: 'parked', effects: 0, at: 1_001 },
      { partition: 0, offset: 5n, outcome: 'repeated', effects: 0, at: 1_002 },
      { partition: 0, offset: 2n ** 40n, outcome: 'deadLettered', effects: 3, at: 1_003 },
    ])
    expect([...journal.handledBy('another', 't')]).toEqual([])
  })

  test('keeps topics, groups and partitions apart, and acknowledgements from handlings', () => {
    const journal = createJournal(() => 1_000)
    journal.acknowledged({ topic: 't', partition: 1, offset: 7n })
    journal.acknowledged({ topic: 'u', partition: 1, offset: 8n })
    journal.handled(handling(9n, { partition: 2 }))
    expect([...journal.acknowledgedIn('t')]).toEqual([{ partition: 1, offset: 7n }])
    expect([...journal.acknowledgedIn('u')]).toEqual([{ partition: 1, offset: 8n }])
    expect([...journal.handledBy('g', 't')].map(({ partition, offset }) => [partition, offset])).toEqual([[2, 9n]])
  })

  test('forgets everything when its window begins anew', () => {
    const journal = createJournal(() => 1_000)
    journal.acknowledged({ topic: 't', partition: 0, offset: 0n })
    journal.handled(handling(0n))
    journal.restart(5_000)
    expect([[...journal.acknowledgedIn('t')], [...journal.handledBy('g', 't')], journal.since]).toEqual([[], [], 5_000])
  })

  test('forgets a topic whose log is gone, and no other', () => {
    const journal = createJournal(() => 1_000)
    for (const topic of ['t', 'at']) {
      journal.acknowledged({ topic, partition: 0, offset: 0n })
      journal.handled(handling(0n, { topic }))
    }
    journal.forget('t')
    expect([[...journal.acknowledgedIn('t')], [...journal.handledBy('g', 't')]]).toEqual([[], []])
    expect([[...journal.acknowledgedIn('at')].length, [...journal.handledBy('g', 'at')].length]).toEqual([1, 1])
    journal.handled(handling(7n))
    expect([...journal.handledBy('g', 't')].map(({ offset }) => offset)).toEqual([7n])
  })

  test('drops the oldest beyond its bound, and says from when on it knows all', () => {
    const journal = createJournal(() => 0, 20_000)
    for (let offset = 0; offset < 60_000; offset++) journal.handled(handling(BigInt(offset), { at: offset }))
    const kept = [...journal.handledBy('g', 't')].map(({ offset }) => Number(offset))
    expect(kept.length).toBeGreaterThan(10_000)
    expect(kept.length).toBeLessThanOrEqual(25_000)
    expect(kept).toEqual(Array.from(kept, (_, index) => (kept[0] ?? 0) + index))
    expect(kept.at(-1)).toBe(59_999)
    expect(journal.since).toBeGreaterThan(30_000)
    expect(kept[0]).toBeGreaterThanOrEqual(journal.since)
  })

  test('takes less than 20 MB for a million positions acknowledged and handled', () => {
    const before = process.memoryUsage().arrayBuffers
    const journal = createJournal(() => 0)
    for (let offset = 0; offset < 1_000_000; offset++) {
      journal.acknowledged({ topic: 't', partition: 0, offset: BigInt(offset) })
      journal.handled(handling(BigInt(offset)))
    }
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000)
    expect([...journal.acknowledgedIn('t')]).toHaveLength(1_000_000)
  })
})
