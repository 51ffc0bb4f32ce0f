import { afterEach, describe, expect, test } from 'vitest'
import { tilingProblems } from '../../shared/protocol/frameTiling'
import { accountOf, createHubForTests, createViewerForTests, numbered, upTo } from './hubForTests'

let bench = createHubForTests()
afterEach(async () => {
  await bench.hub.close()
  bench = createHubForTests()
})

async function watching(id: string) {
  const seen = createViewerForTests(id, bench.hub)
  await bench.hub.watch(seen.viewer, [{ topic: 'orders', tail: 0 }])
  await bench.settle()
  return seen
}

async function append(records: ReturnType<typeof numbered>, times = 1) {
  for (let time = 0; time < times; time++) {
    bench.reader.append('orders', time % 2, records)
    await bench.pass(50)
  }
}

describe('a slow viewer', () => {
  test('has at most four frames on the way', async () => {
    bench.reader.create('orders', 2)
    const slow = await watching('slow')
    slow.state.acks = false
    await append(numbered(10), 20)
    expect(slow.frames.filter(({ records }) => records.length > 0)).toHaveLength(4)
  })

  test('loses nothing while it is less than two windows behind', async () => {
    bench.reader.create('orders', 2)
    const slow = await watching('slow')
    slow.state.acks = false
    await append(numbered(10), 20)
    slow.state.acks = true
    for (const frame of slow.frames) slow.acknowledge(frame)
    await bench.pass(200)
    expect(accountOf(slow.frames, 0)).toMatchObject({ shown: upTo(100), skipped: [] })
    expect(accountOf(slow.frames, 1)).toMatchObject({ shown: upTo(100), skipped: [] })
  })

  test('is told exactly what it was not shown, in one range per partition, and goes on with the newest', async () => {
    bench.reader.create('orders', 2)
    const slow = await watching('slow')
    const fast = await watching('fast')
    slow.state.acks = false
    await append(numbered(500), 40)
    slow.state.acks = true
    for (const frame of slow.frames) slow.acknowledge(frame)
    await bench.pass(200)
    const skips = slow.frames.flatMap(({ skipped }) => skipped)
    expect(skips.map(({ partition, why }) => [partition, why])).toEqual([
      [0, 'slow'],
      [1, 'slow'],
    ])
    for (const partition of [0, 1]) {
      expect(accountOf(slow.frames, partition).all).toEqual(upTo(10_000))
      expect(accountOf(slow.frames, partition).shown.at(-1)).toBe(9_999)
      expect(accountOf(fast.frames, partition)).toMatchObject({ shown: upTo(10_000), skipped: [] })
    }
    expect(tilingProblems(slow.frames)).toEqual([])
    expect(tilingProblems(fast.frames)).toEqual([])
  })

  test('gets on also when the newest record alone is more than half a frame', async () => {
    bench.reader.create('orders', 2)
    const slow = await watching('slow')
    slow.state.acks = false
    const headers = Array.from({ length: 60 }, (_, index) => [`h${index}`, Buffer.alloc(3_000, 'x')] as const)
    await append([{ headers }], 40)
    slow.state.acks = true
    for (const frame of slow.frames) slow.acknowledge(frame)
    await append([{ headers }], 2)
    for (const partition of [0, 1]) {
      expect(accountOf(slow.frames, partition).all).toEqual(upTo(21))
      expect(accountOf(slow.frames, partition).shown.at(-1)).toBe(20)
    }
    expect(tilingProblems(slow.frames)).toEqual([])
  })

  test('changes no count', async () => {
    bench.reader.create('orders', 2)
    const slow = await watching('slow')
    slow.state.acks = false
    await append(numbered(3_000), 4)
    const [counters] = bench.hub.counters(['orders'])
    expect(counters?.rate).toBe(6_000)
    expect(counters?.partitions.map(({ end }) => end)).toEqual(['6000', '6000'])
  })

  test('is held up by what waits in its transport, acknowledged or not', async () => {
    bench.reader.create('orders', 2)
    const slow = await watching('slow')
    slow.state.pendingBytes = 1024 * 1024
    await append(numbered(10))
    expect(accountOf(slow.frames, 0).shown).toEqual([])
    slow.state.pendingBytes = 0
    await bench.pass(50)
    expect(accountOf(slow.frames, 0).shown).toEqual(upTo(10))
  })

  test('has at most 1 MB on the way over all its topics', async () => {
    const topics = upTo(10).map((number) => `topic-${number}`)
    for (const topic of topics) bench.reader.create(topic, 1)
    const slow = createViewerForTests('slow', bench.hub)
    await bench.hub.watch(
      slow.viewer,
      topics.map((topic) => ({ topic, tail: 0 })),
    )
    slow.state.acks = false
    const value = Buffer.from('x'.repeat(2_000))
    for (const topic of topics)
      bench.reader.append(
        topic,
        0,
        upTo(500).map(() => ({ value })),
      )
    await bench.pass(500)
    const onTheWay = slow.frames.slice(topics.length).reduce((sum, frame) => sum + JSON.stringify(frame).length, 0)
    expect(onTheWay).toBeGreaterThan(900_000)
    expect(onTheWay).toBeLessThan(1_400_000)
  })

  test('is let go after 30 seconds without an ack, and its tap with it', async () => {
    bench.reader.create('orders', 2)
    const slow = await watching('slow')
    slow.state.acks = false
    await append(numbered(1))
    await bench.pass(29_900)
    expect(slow.dropped).toEqual([])
    await bench.pass(200)
    expect(slow.dropped).toEqual(['No frame was acknowledged for 30 seconds.'])
    await bench.pass(30_000)
    expect(bench.reader.tails()).toBe(0)
  })

  test('who has nothing to acknowledge is left in peace', async () => {
    bench.reader.create('orders', 2)
    const quiet = await watching('quiet')
    await bench.pass(120_000)
    expect(quiet.dropped).toEqual([])
  })

  test('acknowledging a frame acknowledges those before it, so that a lost ack holds nothing up', async () => {
    bench.reader.create('orders', 2)
    const slow = await watching('slow')
    slow.state.acks = false
    await append(numbered(1), 6)
    const last = slow.frames.at(-1)
    if (last) slow.acknowledge(last)
    await bench.pass(50)
    expect(accountOf(slow.frames, 0).shown).toEqual(upTo(3))
    expect(accountOf(slow.frames, 1).shown).toEqual(upTo(3))
  })
})
