import { expect, test } from 'vitest'
import { createSpreadMeter } from './spreadMeter'

test('half of them took less than one figure, all but one in a hundred less than the other', () => {
  const meter = createSpreadMeter(() => 0)
  expect(meter.spread()).toBeUndefined()
  for (let ms = 100; ms > 0; ms--) meter.add(ms)
  expect(meter.spread()).toEqual({ p50: 51, p99: 100 })
})

test('what was longer ago than ten seconds does not count, nor more than the newest five hundred', () => {
  let now = 0
  const meter = createSpreadMeter(() => now)
  for (let one = 0; one < 5_000; one++) meter.add(9_000)
  for (let one = 0; one < 500; one++) meter.add(-5)
  expect(meter.spread()).toEqual({ p50: 0, p99: 0 })
  now = 20_000
  expect(meter.spread()).toBeUndefined()
})
