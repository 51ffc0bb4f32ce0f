import { describe, expect, test, vi } from 'vitest'
import type { KafkaRecord } from '../../kafka/port'
import { benchForTests } from '../benchForTests'
import { orderTo, packing } from '../packingForTests'

const bench = benchForTests()

const order = (value: unknown, more?: Partial<KafkaRecord>) => orderTo(bench, value, more)

describe('a window', () => {
  const COUNTED =
    "  - { id: out, kind: produces, from: s, to: parcels, when: input, windowSeconds: 10, map: \"{'of': by, 'count': count}\" }"
  const at = (seconds: number, key = 'a') => order({}, { timestamp: BigInt(seconds * 1_000), key: Buffer.from(key) })

  test('gives one message for each key when a later record ends it, and the bookmark waits for that', async () => {
    await bench.runner.start(packing('', COUNTED))
    const start = 1_700_000_000
    for (const [seconds, key] of [
      [1, 'a'],
      [2, 'b'],
      [3, 'a'],
    ] as const)
      at(start + seconds, key)
    await bench.pass(0)
    expect([bench.values('parcels'), bench.kafka.committed('packing', 'orders')]).toEqual([[], 0])
    at(start + 11, 'a')
    await bench.pass(0)
    expect(bench.values('parcels')).toEqual(['{"count":2,"of":"a"}', '{"count":1,"of":"b"}'])
    expect(bench.kafka.committed('packing', 'orders')).toBe(3)
  })

  test('is filled again from its first record after a crash, and gives the same message with the same id', async () => {
    const board = packing('', COUNTED)
    const start = 1_700_000_000
    await bench.runner.start(board)
    at(start + 1)
    at(start + 2)
    await bench.pass(0)
    const crashed = bench.runner.crash('social', 's')
    await bench.pass(6_000)
    await crashed
    at(start + 3)
    await bench.runner.start(board)
    await bench.pass(0)
    at(start + 12)
    await bench.pass(0)
    expect(bench.values('parcels')).toEqual(['{"count":3,"of":"a"}'])
  })

  test('of an idempotent service has each event once, also after a crash', async () => {
    const board = packing('idempotent: true', COUNTED)
    const start = 1_700_000_000
    const event = (seconds: number, id: string) =>
      order({}, { timestamp: BigInt((start + seconds) * 1_000), headers: [['ce_id', Buffer.from(id)]] })
    await bench.runner.start(board)
    event(1, 'a')
    event(2, 'b')
    event(3, 'a')
    await bench.pass(0)
    const crashed = bench.runner.crash('social', 's')
    await bench.pass(6_000)
    await crashed
    await bench.runner.start(board)
    await bench.pass(0)
    event(12, 'c')
    await bench.pass(0)
    expect(bench.values('parcels')).toEqual(['{"count":2,"of":"k"}'])
  })

  test('is filled again within the share that its board has of the server', async () => {
    const board = packing('idempotent: true', COUNTED)
    await bench.runner.start(board)
    order({}, { timestamp: 1_700_000_000_000n, headers: [['ce_id', Buffer.from('a')]] })
    await bench.pass(0)
    const crashed = bench.runner.crash('social', 's')
    await bench.pass(6_000)
    await crashed
    let at = 0
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (at += 1_000))
    await bench.runner.start(board)
    await bench.pass(0)
    clock.mockRestore()
    expect(bench.run('s')?.throttled).toMatch(/^The expressions of this board/)
  })

  test('ends by the clock when nothing more comes', async () => {
    await bench.runner.start(packing('', COUNTED))
    at(Math.floor(Date.now() / 1_000))
    await bench.pass(9_000)
    expect(bench.values('parcels')).toEqual([])
    await bench.pass(5_000)
    expect(bench.values('parcels')).toEqual(['{"count":1,"of":"a"}'])
    order({}, { timestamp: BigInt(Date.now()) })
    await bench.pass(0)
    expect(bench.kafka.committed('packing', 'orders')).toBe(1)
  })

  describe('that is being sent when its service is stopped', () => {
    /** Stops it while the cluster is about to take a window, which lasts as long as the test says. */
    async function stopAmid(takenAfterMs: number) {
      await bench.runner.start(packing('', COUNTED))
      at(Math.floor(Date.now() / 1_000))
      await bench.pass(9_000)
      const send = vi.spyOn(bench.kafka.producer, 'send').mockImplementation(async () => {
        await new Promise((resolve) => setTimeout(resolve, takenAfterMs))
        return { partition: 0, offset: 0n }
      })
      await bench.pass(5_000)
      expect(send).toHaveBeenCalledTimes(1)
      const stopped = vi.fn()
      void bench.runner.stop('social').then(stopped)
      return stopped
    }

    test('is waited for', async () => {
      const stopped = await stopAmid(8_000)
      await bench.pass(1_000)
      expect(stopped).not.toHaveBeenCalled()
      await bench.pass(8_000)
      expect(stopped).toHaveBeenCalled()
      expect([...bench.runner.journal('social').acknowledgedIn('parcels')]).toHaveLength(1)
    })

    test('is left to the next one when the cluster does not answer for long', async () => {
      const stopped = await stopAmid(100_000)
      await bench.pass(11_000)
      expect(stopped).toHaveBeenCalled()
      await bench.pass(100_000)
      expect(bench.kafka.committed('packing', 'orders')).toBe(0)
    })
  })
})
