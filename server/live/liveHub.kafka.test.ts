import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test, vi } from 'vitest'
import { tilingProblems } from '../../shared/protocol/frameTiling'
import { connectKafka } from '../kafka/kafkajsKafka'
import type { Kafka } from '../kafka/port'
import { connectStranger } from '../kafka/strangerForTests'
import { freshName, freshTopic } from '../kafka/topicsForTests'
import { accountOf, createViewerForTests, upTo } from './hubForTests'
import { createLiveHub } from './liveHub'
import type { LiveHub } from './port'

let kafka: Kafka
let hub: LiveHub
beforeAll(() => {
  kafka = connectKafka({ brokers: inject('brokers'), clientId: 'live-hub-test' })
})
afterAll(() => kafka.close())
beforeEach(() => {
  hub = createLiveHub({ reader: kafka.reader })
})
afterEach(() => hub.close())

const PATIENCE = { timeout: 20_000, interval: 20 }
const PARTITIONS = [0, 1, 2]

async function produce(topic: string, partition: number, count: number, value = 'x'): Promise<void> {
  const record = {
    partition,
    key: null,
    value: Buffer.from(value),
    headers: [['x-streamboard-service', 'shop'] as const],
  }
  await kafka.producer.sendBatch(
    topic,
    upTo(count).map(() => record),
  )
}

async function watching(id: string, topic: string, tail = 0) {
  const seen = createViewerForTests(id, hub)
  await hub.watch(seen.viewer, [{ topic, tail }])
  await vi.waitUntil(() => seen.frames.length > 0, PATIENCE)
  return seen
}

const shown = (frames: Parameters<typeof accountOf>[0]) => frames.reduce((sum, { records }) => sum + records.length, 0)

describe('on a real Kafka', () => {
  test('of 5,000 records one viewer gets every one, and one that stops acknowledging learns exactly what it missed', async () => {
    const topic = await freshTopic(kafka, PARTITIONS.length)
    const fast = await watching('fast', topic)
    const slow = await watching('slow', topic)
    slow.state.acks = false
    const value = 'x'.repeat(1_000)
    for (const partition of PARTITIONS) {
      for (const count of [400, 400, 400, 400, 67 - (partition === 2 ? 1 : 0)])
        await produce(topic, partition, count, value)
    }
    await vi.waitUntil(() => shown(fast.frames) === 5_000, PATIENCE)
    expect(slow.frames.length).toBeLessThanOrEqual(5)
    slow.state.acks = true
    for (const frame of slow.frames) slow.acknowledge(frame)
    const ends = PARTITIONS.map((partition) => accountOf(fast.frames, partition).all.length)
    expect(ends).toEqual([1_667, 1_667, 1_666])
    await vi.waitUntil(
      () => PARTITIONS.every((partition) => accountOf(slow.frames, partition).all.length === ends[partition]),
      PATIENCE,
    )
    for (const [partition, end] of ends.entries()) {
      expect(accountOf(fast.frames, partition)).toMatchObject({ shown: upTo(end), skipped: [] })
      expect(accountOf(slow.frames, partition).all).toEqual(upTo(end))
    }
    expect(slow.frames.flatMap(({ skipped }) => skipped.map(({ why }) => why))).toEqual(
      expect.arrayContaining(['slow']),
    )
    expect(tilingProblems(fast.frames)).toEqual([])
    expect(tilingProblems(slow.frames)).toEqual([])
    const [counters] = hub.counters([topic])
    expect(counters?.partitions.map(({ end }) => end)).toEqual(ends.map(String))
    expect(counters?.view.kind).toBe('live')
    expect(Object.keys(counters?.rateByService ?? {})).toEqual(['shop'])
  })

  test('a viewer that opens a topic first sees its newest records', async () => {
    const topic = await freshTopic(kafka, PARTITIONS.length)
    await produce(topic, 1, 500)
    const { frames } = await watching('ann', topic, 100)
    await vi.waitUntil(() => shown(frames) === 100, PATIENCE)
    expect(accountOf(frames, 1).shown).toEqual(upTo(500, 400))
  })

  test('a viewer that comes back goes on where it was, though the server has forgotten it', async () => {
    const topic = await freshTopic(kafka, PARTITIONS.length)
    await produce(topic, 0, 300)
    const back = createViewerForTests('ann', hub)
    const resume = { incarnation: 4, next: { 0: '120', 1: '0', 2: '0' } }
    await hub.watch(back.viewer, [{ topic, tail: 0, resume }])
    await vi.waitUntil(() => shown(back.frames) === 180, PATIENCE)
    await produce(topic, 0, 10)
    await vi.waitUntil(() => shown(back.frames) === 190, PATIENCE)
    expect(accountOf(back.frames, 0)).toMatchObject({ shown: upTo(310, 120), skipped: [] })
    expect(back.frames.every(({ incarnation }) => incarnation === 4)).toBe(true)
    expect(tilingProblems(back.frames)).toEqual([])
  })

  test('a topic that comes into being while it is watched is shown from its first record', async () => {
    const topic = freshName('live')
    const seen = createViewerForTests('ann', hub)
    await hub.watch(seen.viewer, [{ topic, tail: 0 }])
    await vi.waitUntil(() => hub.counters([topic])[0]?.view.kind === 'missing', PATIENCE)
    await kafka.admin.createTopic({ name: topic, partitions: 1, replication: 1, configs: new Map() })
    hub.recreated(topic)
    await produce(topic, 0, 20)
    await vi.waitUntil(() => shown(seen.frames) >= 20, PATIENCE)
    const newest = seen.frames.at(-1)?.incarnation
    expect(
      accountOf(
        seen.frames.filter(({ incarnation }) => incarnation === newest),
        0,
      ).shown,
    ).toEqual(upTo(20))
    expect(tilingProblems(seen.frames)).toEqual([])
  })
  test('a topic that somebody deletes and makes anew is shown as another log, from its first record', async () => {
    const topic = await freshTopic(kafka)
    await produce(topic, 0, 30)
    const { frames } = await watching('ann', topic, 30)
    await vi.waitUntil(() => shown(frames) === 30, PATIENCE)
    const [before] = frames.map(({ incarnation }) => incarnation)
    const stranger = await connectStranger(inject('brokers'))
    await stranger.recreateTopic(topic)
    await stranger.close()
    await produce(topic, 0, 40)
    await vi.waitUntil(() => shown(frames) === 70, PATIENCE)
    const old = frames.filter(({ incarnation }) => incarnation === before)
    const anew = frames.filter(({ incarnation }) => incarnation === Number(before) + 1)
    expect(old.length + anew.length).toBe(frames.length)
    expect(accountOf(old, 0)).toMatchObject({ shown: upTo(30), skipped: [] })
    expect(accountOf(anew, 0)).toMatchObject({ shown: upTo(40), skipped: [] })
    expect(tilingProblems(frames)).toEqual([])
    await vi.waitUntil(() => hub.counters([topic])[0]?.view.kind === 'live', PATIENCE)
  })
})
