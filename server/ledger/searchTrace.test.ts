import { describe, expect, test } from 'vitest'
import type { KafkaRecord, ScanOptions } from '../kafka/port'
import { createMemoryTopicReader } from '../live/memoryTopicReader'
import type { ReadTopic } from './drawnReaders'
import { searchTrace } from './searchTrace'

const TRACE = '0af7651916cd43dd8448eb211c80319c'
const AT = 1_700_000_000_000
const MINUTE = 60_000

const traced = (timestamp: number, trace = TRACE): Partial<KafkaRecord> => ({
  timestamp: BigInt(timestamp),
  headers: [['traceparent', Buffer.from(`00-${trace}-00f067aa0ba902b7-01`)]],
})
const topicOf = (topic: string): ReadTopic => ({
  drawn: { id: topic, name: topic, partitions: 1, replication: 1, configs: new Map() },
  topic,
  readers: [],
})

const search = (reader: Parameters<typeof searchTrace>[0], topic: string) =>
  searchTrace(reader, [topicOf(topic), topicOf('not-on-the-cluster')], { traceId: TRACE, at: BigInt(AT) })

describe('the search for a trace', () => {
  test('finds what lies in the time around the record, in every partition, and leaves the rest alone', async () => {
    const reader = createMemoryTopicReader()
    reader.create('posts', 2)
    reader.append('posts', 0, [traced(AT - 2 * MINUTE), traced(AT - MINUTE / 2), traced(AT, 'another')])
    reader.append('posts', 1, [traced(AT + 9 * MINUTE), traced(AT + 11 * MINUTE)])
    const [searched, ...none] = await search(reader, 'posts')
    expect(searched?.found.map(({ partition, offset }) => [partition, offset])).toEqual([
      [0, 1n],
      [1, 0n],
    ])
    expect([searched?.records, searched?.complete, none]).toEqual([3, true, []])
  })

  test('of a topic with too much in that time looks at the nearest, and says that this is not all', async () => {
    const scans: ScanOptions[] = []
    const offsets = new Map([
      [AT - MINUTE, 1_000_000n],
      [AT, 2_000_000n],
    ])
    const [searched] = await search(
      {
        ends: async () => new Map([['posts', new Map([[0, 4_000_000n]])]]),
        offsetsAt: async (_, ms) => new Map([[0, offsets.get(ms) ?? 3_000_000n]]),
        read: () => Promise.reject(new Error('not needed')),
        scan: async (options) => void scans.push(options),
      },
      'posts',
    )
    expect(searched).toMatchObject({ complete: false })
    expect(scans.map(({ from, to }) => [from.get(0), to.get(0)])).toEqual([[1_975_000n, 2_075_000n]])
  })
})
