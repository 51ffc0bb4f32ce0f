import { describe, expect, test } from 'vitest'
import type { TopicCounters } from '../../shared/protocol/live'
import { createBehindMeter } from './behindMeter'
import { createHubForTests, createViewerForTests, numbered, upTo } from './hubForTests'
import { createRateMeter } from './rateMeter'
import { createTapCounters } from './tapCounters'

async function tapped() {
  const bench = createHubForTests()
  bench.reader.create('orders', 2)
  const { viewer } = createViewerForTests('ann', bench.hub)
  await bench.hub.watch(viewer, [{ topic: 'orders', tail: 0 }])
  const counters = (): TopicCounters => {
    const [first] = bench.hub.counters(['orders', 'no such topic'])
    if (!first) throw new Error('The topic is not tapped.')
    return first
  }
  return { ...bench, counters }
}
const by = (service: string) => ({ headers: [['x-streamboard-service', Buffer.from(service)] as const] })

describe('counters', () => {
  test('tell the rate over two seconds, in all and by the service that signed', async () => {
    const { reader, settle, pass, counters } = await tapped()
    reader.append('orders', 0, [by('shop'), by('shop'), by('__proto__'), {}, by('shop'), {}])
    await settle()
    expect(counters().rate).toBe(3)
    expect(Object.entries(counters().rateByService).sort()).toEqual([
      ['', 1],
      ['__proto__', 0.5],
      ['shop', 1.5],
    ])
    await pass(2_100)
    expect([counters().rate, counters().rateByService]).toEqual([0, {}])
  })

  test('count authors beyond the two hundredth as unnamed', async () => {
    const { reader, settle, counters } = await tapped()
    reader.append(
      'orders',
      0,
      upTo(300).map((number) => by(`service-${number}`)),
    )
    await settle()
    const rates = Object.entries(counters().rateByService)
    expect(rates.length).toBeLessThanOrEqual(201)
    expect(rates.reduce((sum, [, rate]) => sum + rate, 0)).toBe(150)
  })

  test('tell where each partition begins and ends', async () => {
    const { reader, pass, counters } = await tapped()
    reader.append('orders', 1, numbered(5))
    reader.expire('orders', 1, 2n)
    await pass(5_050)
    expect(counters().partitions).toEqual([
      { partition: 0, begin: '0', end: '0', leader: 1 },
      { partition: 1, begin: '2', end: '5', leader: 1 },
    ])
  })

  test('tell who has copies of a partition, where there are several or nobody leads it', () => {
    const counters = createTapCounters(() => 0)
    const layout = (leader: number | null, replicas: readonly number[]) => ({ leader, replicas, inSync: [2] })
    counters.survey(
      [0, 1, 2].map((partition) => ({ partition, begin: 0n, end: 0n, leader: 1 })),
      new Map(),
    )
    counters.laidOut([
      { partition: 0, ...layout(2, [1, 2]) },
      { partition: 1, ...layout(2, [2]) },
      { partition: 2, ...layout(null, [2]) },
    ])
    expect(counters.partitions().map(({ leader, copies }) => [leader, copies])).toEqual([
      [2, { replicas: [1, 2], inSync: [2] }],
      [2, undefined],
      [null, { replicas: [2], inSync: [2] }],
    ])
  })

  test('say what the tap is doing, in its own words', async () => {
    const { reader, pass, counters } = await tapped()
    expect(counters().view).toEqual({ kind: 'live', behindMs: 0 })
    reader.tellState('orders', { kind: 'reconnecting', since: 1_000_000, cause: 'The broker went away.' })
    await pass(3_000)
    expect(counters().view).toEqual({ kind: 'reconnecting', sinceMs: 3_000, cause: 'The broker went away.' })
    reader.tellState('orders', { kind: 'failed', cause: 'Wrong password.', next: 'Enter it again.' })
    expect(counters().view).toEqual({ kind: 'failed', cause: 'Wrong password.', next: 'Enter it again.' })
  })

  test('never say live while records wait and reading stands still', async () => {
    const { reader, pass, counters } = await tapped()
    reader.stall(true)
    reader.append('orders', 0, numbered(5))
    await pass(8_000)
    expect(counters().view).toEqual({ kind: 'live', behindMs: expect.any(Number) })
    await pass(10_000)
    expect(counters().view).toMatchObject({ kind: 'reconnecting' })
    reader.stall(false)
    reader.append('orders', 0, numbered(1))
    await pass(100)
    expect(counters().view).toEqual({ kind: 'live', behindMs: 0 })
  })
})

describe('the rate', () => {
  test('forgets what is older than two seconds', () => {
    let time = 0
    const meter = createRateMeter(() => time)
    for (time = 0; time < 10_000; time += 100) meter.add(1)
    time = 9_900
    expect(meter.perSecond()).toBe(10)
    time = 10_900
    expect(meter.perSecond()).toBe(5)
    time = 60_000
    expect(meter.perSecond()).toBe(0)
  })
})

describe('being behind', () => {
  test('is counted from when the broker first told of what is not read yet', () => {
    let time = 0
    const meter = createBehindMeter(() => time)
    meter.heard(0, 10n, 20n)
    time = 100
    meter.heard(0, 15n, 40n)
    time = 150
    expect(meter.ms()).toBe(150)
    meter.heard(0, 20n, 50n)
    expect(meter.ms()).toBe(50)
    meter.heard(0, 50n, 50n)
    expect(meter.ms()).toBe(0)
  })

  test('does not add up while reading keeps its distance', () => {
    let time = 0
    const meter = createBehindMeter(() => time)
    for (let position = 0n; position < 1_000n; position += 10n) {
      meter.heard(0, position, position + 30n)
      time += 10
    }
    expect(meter.ms()).toBeLessThanOrEqual(60)
  })
})
