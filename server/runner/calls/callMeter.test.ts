import { expect, test } from 'vitest'
import { createCallMeter } from './callMeter'

test('ten seconds after the last answer everything counted is a failure', () => {
  let now = 0
  const meter = createCallMeter('c', () => now)
  const make = (seconds: number, status: number) => {
    for (let made = 0; made < seconds * 10; made++) {
      meter.add({ ms: status === 0 ? 1 : 20, status })
      now += 100
    }
  }
  make(30, 200)
  expect(meter.counters()).toMatchObject({ ok: 300, failed: 0, errorShare: 0, rate: 9.9, p50Ms: 20, p99Ms: 20 })
  make(5, 0)
  expect(meter.counters().errorShare).toBeCloseTo(0.5, 1)
  make(5, 0)
  expect(meter.counters()).toMatchObject({ ok: 300, failed: 100, errorShare: 1, p50Ms: 1 })
  now += 20_000
  expect(meter.counters()).toEqual({
    connectionId: 'c',
    ok: 300,
    failed: 100,
    lost: 0,
    rate: 0,
    errorShare: 0,
    recent: [],
  })
})
