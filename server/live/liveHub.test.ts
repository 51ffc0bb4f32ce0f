import { afterEach, describe, expect, test } from 'vitest'
import { tilingProblems } from '../../shared/protocol/frameTiling'
import { accountOf, createHubForTests, createViewerForTests, numbered, upTo } from './hubForTests'

let bench = createHubForTests()
afterEach(async () => {
  await bench.hub.close()
  bench = createHubForTests()
})

async function watching(id: string, topics: readonly string[], tail = 0) {
  const seen = createViewerForTests(id, bench.hub)
  await bench.hub.watch(
    seen.viewer,
    topics.map((topic) => ({ topic, tail })),
  )
  await bench.settle()
  return seen
}

describe('a viewer', () => {
  test('is told at once where every partition stands, also when nothing flows', async () => {
    bench.reader.create('orders', 2)
    bench.reader.append('orders', 1, numbered(7))
    const { frames } = await watching('ann', ['orders'])
    expect(frames).toEqual([
      {
        topic: 'orders',
        incarnation: 1,
        seq: 1,
        from: { 0: '0', 1: '7' },
        to: { 0: '0', 1: '7' },
        records: [],
        skipped: [],
      },
    ])
  })

  test('first gets the newest records, as many as asked for over all partitions', async () => {
    bench.reader.create('orders', 2)
    bench.reader.append('orders', 0, [{ timestamp: 1n }, { timestamp: 2n }, { timestamp: 9n }])
    bench.reader.append('orders', 1, [{ timestamp: 3n }, { timestamp: 4n }])
    const { frames } = await watching('ann', ['orders'], 3)
    expect(frames.flatMap(({ records }) => records.map(({ partition, offset }) => `${partition}/${offset}`))).toEqual([
      '1/0',
      '1/1',
      '0/2',
    ])
    expect(frames[0]?.from).toEqual({ 0: '2', 1: '0' })
  })

  test('gets what a running tap holds without another read', async () => {
    bench.reader.create('orders', 1)
    await watching('ann', ['orders'])
    bench.reader.append('orders', 0, numbered(50))
    await bench.pass(100)
    const late = await watching('ben', ['orders'], 20)
    expect(accountOf(late.frames, 0).shown).toEqual(upTo(50, 30))
    expect(bench.reader.reads).toEqual([])
  })

  test('gets the first record of a quiet topic at once and what follows closely with the next beat', async () => {
    bench.reader.create('orders', 1)
    const { frames } = await watching('ann', ['orders'])
    await bench.pass(100)
    bench.reader.append('orders', 0, numbered(1))
    await bench.settle()
    bench.reader.append('orders', 0, numbered(1))
    bench.reader.append('orders', 0, numbered(1))
    await bench.settle()
    expect(frames.map(({ records }) => records.length)).toEqual([0, 1])
    await bench.pass(50)
    expect(frames.map(({ records }) => records.length)).toEqual([0, 1, 2])
  })

  test('who keeps a topic while changing the others goes on where it was', async () => {
    for (const topic of ['orders', 'rides']) bench.reader.create(topic, 1)
    const ann = await watching('ann', ['orders'])
    bench.reader.append('orders', 0, numbered(5))
    await bench.pass(50)
    await bench.hub.watch(ann.viewer, [
      { topic: 'rides', tail: 0 },
      { topic: 'orders', tail: 3 },
    ])
    bench.reader.append('orders', 0, numbered(5))
    await bench.pass(50)
    expect(tilingProblems(ann.framesOf('orders'))).toEqual([])
    expect(accountOf(ann.framesOf('orders'), 0).shown).toEqual(upTo(10))
    expect(ann.framesOf('rides')).toHaveLength(1)
  })

  test('gets nothing any more of a topic it no longer watches', async () => {
    bench.reader.create('orders', 1)
    const ann = await watching('ann', ['orders'])
    await bench.hub.watch(ann.viewer, [])
    bench.reader.append('orders', 0, numbered(5))
    await bench.pass(100)
    expect(ann.frames).toHaveLength(1)
  })

  test('sees partitions that are added', async () => {
    bench.reader.create('orders', 1)
    const { frames } = await watching('ann', ['orders'])
    bench.reader.addPartition('orders')
    bench.reader.append('orders', 1, numbered(3))
    await bench.pass(50)
    expect(frames.at(-1)).toMatchObject({ from: { 1: '0' }, to: { 1: '3' } })
  })

  test('gets no frame above 256 kB', async () => {
    bench.reader.create('orders', 1)
    const { frames } = await watching('ann', ['orders'])
    const value = Buffer.from('x'.repeat(3_000))
    bench.reader.append(
      'orders',
      0,
      Array.from({ length: 200 }, () => ({ value })),
    )
    await bench.pass(200)
    expect(accountOf(frames, 0).shown).toEqual(upTo(200))
    expect(frames.length).toBeGreaterThan(2)
    expect(Math.max(...frames.map((frame) => Buffer.byteLength(JSON.stringify(frame))))).toBeLessThanOrEqual(256 * 1024)
  })
})

describe('viewers at the same position', () => {
  test('share what was encoded for the first', async () => {
    bench.reader.create('orders', 1)
    const [ann, ben] = [await watching('ann', ['orders']), await watching('ben', ['orders'])]
    bench.reader.append('orders', 0, numbered(100))
    await bench.pass(100)
    expect(ann.frames.at(-1)?.records).toHaveLength(100)
    expect(ben.frames.at(-1)?.records).toBe(ann.frames.at(-1)?.records)
  })

  test('use one tap', async () => {
    bench.reader.create('orders', 1)
    await watching('ann', ['orders'])
    await watching('ben', ['orders'])
    expect(bench.reader.tails()).toBe(1)
  })
})

describe('a tap', () => {
  test('is stopped 30 seconds after its last viewer, and then nothing beats', async () => {
    bench.reader.create('orders', 1)
    await watching('ann', ['orders'])
    bench.hub.leave('ann')
    await bench.pass(29_000)
    expect([bench.reader.tails(), bench.beats()]).toEqual([1, 1])
    await bench.pass(1_000)
    expect([bench.reader.tails(), bench.beats()]).toEqual([0, 0])
    expect(bench.hub.counters(['orders'])).toEqual([])
  })

  test('goes on for a viewer that comes back in time', async () => {
    bench.reader.create('orders', 1)
    await watching('ann', ['orders'])
    bench.hub.leave('ann')
    await bench.pass(20_000)
    await watching('ann', ['orders'])
    await bench.pass(40_000)
    expect(bench.reader.tails()).toBe(1)
  })

  test('leaves nothing behind on close, however often', async () => {
    bench.reader.create('orders', 1)
    const { frames } = await watching('ann', ['orders'])
    await bench.hub.close()
    await bench.hub.close()
    bench.reader.append('orders', 0, numbered(1))
    await bench.settle()
    expect([bench.reader.tails(), bench.beats(), frames.length]).toEqual([0, 0, 1])
  })

  test('is opened again when the cluster could not be reached at first', async () => {
    bench.reader.create('orders', 1)
    bench.reader.fail(new Error('Nobody listens on 127.0.0.1:9092.'))
    const { frames } = await watching('ann', ['orders'])
    const [before] = bench.hub.counters(['orders'])
    expect(before?.view).toEqual({ kind: 'reconnecting', sinceMs: 0, cause: 'Nobody listens on 127.0.0.1:9092.' })
    bench.reader.fail(undefined)
    await bench.pass(1_050)
    bench.reader.append('orders', 0, numbered(2))
    await bench.pass(50)
    expect(accountOf(frames, 0).shown).toEqual([0, 1])
  })
})
