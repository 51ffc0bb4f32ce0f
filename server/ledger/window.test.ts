import { describe, expect, test } from 'vitest'
import type { KafkaRecord, ReadRequest } from '../kafka/port'
import { laterSince } from './window'

/** A topic whose record at offset n has the time n. */
const reader = {
  offsetsAt: () => Promise.reject(new Error('not needed')),
  read: async ({ partition, from }: ReadRequest) => {
    const record: KafkaRecord = { partition, offset: from, timestamp: from, key: null, value: null, headers: [] }
    return { partition, from, to: from + 1n, records: [record], gaps: [], end: from + 1n }
  },
}
const offsets = (...all: readonly bigint[]) => new Map(all.map((offset, partition) => [partition, offset]))
const since = (start: readonly bigint[], ends: readonly bigint[]) =>
  laterSince(reader, offsets(...start), { topic: 'posts', ends: offsets(...ends) })

describe('the window of a ledger', () => {
  test('stays as it is while a topic has no more than 300,000 records in it', async () => {
    expect(await since([0n, 1_000_000n], [150_000n, 1_150_000n])).toBeUndefined()
  })

  test('begins later when one has more: the newest 200,000 are left, from each partition its share', async () => {
    expect(await since([0n], [300_001n])).toBe(100_001)
    expect(await since([0n, 0n], [600_000n, 0n])).toBe(400_000)
    expect(await since([0n, 900_000n], [300_000n, 1_200_000n])).toBe(1_100_000)
  })
})
