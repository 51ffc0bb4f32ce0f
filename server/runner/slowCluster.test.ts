import { describe, expect, test, vi } from 'vitest'
import { benchForTests } from './benchForTests'
import { boardFrom, SOCIAL } from './runnerForTests'

const bench = benchForTests()
const { ended } = bench

describe('a cluster that does not answer', () => {
  test('has acknowledged what was on the wire before a stop is over', async () => {
    await bench.runner.start(boardFrom(SOCIAL), ['s1'])
    const send = bench.kafka.producer.send
    vi.spyOn(bench.kafka.producer, 'send').mockImplementation(async (record) => {
      await new Promise((resolve) => setTimeout(resolve, 300))
      return send(record)
    })
    await bench.pass(1_000)
    await ended(bench.runner.stop('social'), 300)
    expect(bench.run('s1')?.produced).toBe(bench.values('posts').length)
    const atStop = bench.values('posts').length
    await bench.pass(2_000)
    expect([bench.run('s1')?.produced, bench.values('posts').length]).toEqual([atStop, atStop])
  })

  test('is named, and a stop waits a second for it and no longer', async () => {
    await bench.runner.start(boardFrom(SOCIAL), ['s1'])
    vi.spyOn(bench.kafka.producer, 'send').mockImplementation(() => new Promise(() => {}))
    await bench.pass(6_000)
    expect(bench.run('s1')?.lastError).toBe('The cluster does not answer; it is asked again.')
    await ended(bench.runner.stop('social'), 1_000)
    expect(bench.run('s1')?.state).toBe('stopped')
  })
})
