import { afterEach, describe, expect, test } from 'vitest'
import { tilingProblems } from '../../shared/protocol/frameTiling'
import type { Resume } from '../../shared/protocol/records'
import { accountOf, createHubForTests, createViewerForTests, numbered, upTo } from './hubForTests'

let bench = createHubForTests()
afterEach(async () => {
  await bench.hub.close()
  bench = createHubForTests()
})

async function watching(id: string, resume?: Resume) {
  const seen = createViewerForTests(id, bench.hub)
  await bench.hub.watch(seen.viewer, [{ topic: 'orders', tail: 0, ...(resume && { resume }) }])
  await bench.pass(500)
  return seen
}

describe('a viewer that comes back', () => {
  test('goes on where it was from what the tap holds, without a read', async () => {
    bench.reader.create('orders', 2)
    await watching('ann')
    bench.reader.append('orders', 0, numbered(100))
    bench.reader.append('orders', 1, numbered(100))
    await bench.pass(100)
    const back = await watching('ann again', { incarnation: 1, next: { 0: '40', 1: '100' } })
    expect(accountOf(back.frames, 0).shown).toEqual(upTo(100, 40))
    expect(accountOf(back.frames, 1).shown).toEqual([])
    expect(back.frames[0]?.from).toEqual({ 0: '40', 1: '100' })
    expect(bench.reader.reads).toEqual([])
  })

  test('goes on where it was from Kafka when the tap does not reach back', async () => {
    bench.reader.create('orders', 2)
    bench.reader.append('orders', 0, numbered(300))
    bench.reader.append('orders', 1, numbered(300))
    const back = await watching('ann', { incarnation: 1, next: { 0: '250', 1: '10' } })
    bench.reader.append('orders', 0, numbered(5))
    await bench.pass(100)
    expect(accountOf(back.frames, 0)).toMatchObject({ shown: upTo(305, 250), skipped: [] })
    expect(accountOf(back.frames, 1)).toMatchObject({ shown: upTo(300, 10), skipped: [] })
    expect(tilingProblems(back.frames)).toEqual([])
  })

  test('misses nothing that comes while Kafka is read for it', async () => {
    bench.reader.create('orders', 1)
    bench.reader.append('orders', 0, numbered(300))
    const release = bench.reader.holdReads()
    const back = await watching('ann', { incarnation: 1, next: { 0: '100' } })
    bench.reader.append('orders', 0, numbered(100))
    await bench.pass(100)
    expect(back.frames).toEqual([])
    release()
    await bench.pass(100)
    expect(accountOf(back.frames, 0)).toMatchObject({ shown: upTo(400, 100), skipped: [] })
    expect(tilingProblems(back.frames)).toEqual([])
  })

  test('gets the newest 5,000 records at most and the rest by name', async () => {
    bench.reader.create('orders', 2)
    bench.reader.append('orders', 0, numbered(9_000))
    bench.reader.append('orders', 1, numbered(1_000))
    const back = await watching('ann', { incarnation: 1, next: { 0: '0', 1: '0' } })
    expect(accountOf(back.frames, 0)).toMatchObject({ shown: upTo(9_000, 4_500), skipped: upTo(4_500), why: ['slow'] })
    expect(accountOf(back.frames, 1)).toMatchObject({ shown: upTo(1_000, 500), skipped: upTo(500), why: ['slow'] })
    expect(tilingProblems(back.frames)).toEqual([])
  })

  test('is told what has expired meanwhile', async () => {
    bench.reader.create('orders', 1)
    bench.reader.append('orders', 0, numbered(50))
    bench.reader.expire('orders', 0, 20n)
    const back = await watching('ann', { incarnation: 1, next: { 0: '10' } })
    expect(accountOf(back.frames, 0)).toMatchObject({ shown: upTo(50, 20), skipped: upTo(20, 10), why: ['expired'] })
  })

  test('is told what cannot be read, and why, and sees what comes after', async () => {
    bench.reader.create('orders', 1)
    bench.reader.append('orders', 0, numbered(50))
    const release = bench.reader.holdReads()
    const back = await watching('ann', { incarnation: 1, next: { 0: '10' } })
    bench.reader.fail(new Error('The broker went away.'))
    release()
    await bench.settle()
    bench.reader.fail(undefined)
    bench.reader.append('orders', 0, numbered(1))
    await bench.pass(100)
    expect(back.frames.flatMap(({ skipped }) => skipped)).toEqual([
      { partition: 0, from: '10', to: '50', why: 'unreadable', detail: 'The broker went away.' },
    ])
    expect(accountOf(back.frames, 0).shown).toEqual([50])
  })

  test('reads partitions that it does not know from their beginning', async () => {
    bench.reader.create('orders', 2)
    bench.reader.append('orders', 1, numbered(3))
    const back = await watching('ann', { incarnation: 1, next: { 0: '0' } })
    expect(accountOf(back.frames, 1).shown).toEqual(upTo(3))
  })

  test('keeps its incarnation over a restart of the server, which has forgotten it', async () => {
    bench.reader.create('orders', 1)
    bench.reader.append('orders', 0, numbered(10))
    const back = await watching('ann', { incarnation: 7, next: { 0: '4' } })
    expect(back.frames[0]).toMatchObject({ incarnation: 7, from: { 0: '4' } })
  })

  test('sees another log when its place lies beyond the end: the topic was made anew while nobody looked', async () => {
    bench.reader.create('orders', 1)
    bench.reader.append('orders', 0, numbered(10))
    const back = await watching('ann', { incarnation: 3, next: { 0: '500' } })
    expect(back.frames[0]).toMatchObject({ incarnation: 4, from: { 0: '0' } })
    expect(accountOf(back.frames, 0).shown).toEqual(upTo(10))
  })

  test('at most four are read for at a time, and everyone is served', async () => {
    bench.reader.create('orders', 1)
    bench.reader.append('orders', 0, numbered(100))
    const release = bench.reader.holdReads()
    const all = await Promise.all(
      upTo(10).map((number) => watching(`v${number}`, { incarnation: 1, next: { 0: '0' } })),
    )
    expect(bench.reader.reads).toHaveLength(4)
    release()
    await bench.pass(500)
    expect(bench.reader.reads).toHaveLength(10)
    for (const { frames } of all) expect(accountOf(frames, 0).shown).toEqual(upTo(100))
  })

  test('and leaves again before it was read for gets nothing', async () => {
    bench.reader.create('orders', 1)
    bench.reader.append('orders', 0, numbered(100))
    const release = bench.reader.holdReads()
    const gone = await watching('ann', { incarnation: 1, next: { 0: '0' } })
    bench.hub.leave('ann')
    release()
    await bench.pass(100)
    expect(gone.frames).toEqual([])
  })
})

describe('a topic that is made anew', () => {
  test('is shown as a new log from its first record on', async () => {
    bench.reader.create('orders', 1)
    const { frames } = await watching('ann')
    for (const round of upTo(3)) {
      bench.reader.append('orders', 0, numbered(5 + round))
      await bench.pass(100)
      bench.reader.remove('orders')
      await bench.pass(100)
      expect(bench.hub.counters(['orders'])[0]?.view.kind).toBe('missing')
      bench.reader.create('orders', 1)
      await bench.pass(100)
    }
    const shown = upTo(3).map((round) => frames.filter(({ incarnation }) => incarnation === round + 1))
    expect(shown.map((log) => accountOf(log, 0).shown)).toEqual([upTo(5), upTo(6), upTo(7)])
    expect(tilingProblems(frames)).toEqual([])
  })

  test('by us is read from its beginning under the next incarnation', async () => {
    const { frames } = await watching('ann')
    expect(bench.hub.counters(['orders'])[0]?.view).toEqual({
      kind: 'missing',
      sentence: 'The topic orders does not exist on the cluster.',
    })
    bench.reader.create('orders', 2)
    bench.reader.append('orders', 1, numbered(5))
    bench.hub.recreated('orders')
    await bench.pass(200)
    const newest = frames.at(-1)?.incarnation ?? 0
    expect(newest).toBeGreaterThan(1)
    expect(
      accountOf(
        frames.filter(({ incarnation }) => incarnation === newest),
        1,
      ).shown,
    ).toEqual(upTo(5))
    expect(tilingProblems(frames)).toEqual([])
  })

  test('is remembered while nobody watches', async () => {
    bench.reader.create('orders', 1)
    bench.hub.recreated('orders')
    const { frames } = await watching('ann')
    expect(frames[0]?.incarnation).toBe(2)
  })

  test('names what a slow viewer had not got of the old log', async () => {
    bench.reader.create('orders', 1)
    const slow = await watching('slow')
    slow.state.acks = false
    for (const _ of upTo(10)) {
      bench.reader.append('orders', 0, numbered(10))
      await bench.pass(50)
    }
    bench.reader.remove('orders')
    bench.reader.create('orders', 1)
    bench.hub.recreated('orders')
    await bench.pass(100)
    const old = slow.frames.filter(({ incarnation }) => incarnation === 1)
    expect(accountOf(old, 0)).toMatchObject({ all: upTo(100), why: ['slow'] })
    expect(tilingProblems(slow.frames)).toEqual([])
  })
})
