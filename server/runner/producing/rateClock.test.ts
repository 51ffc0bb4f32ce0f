import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRateClock } from './rateClock'

test('between any two questions as many messages are due as the rate says, give or take one', () => {
  const gaps = fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 1, maxLength: 200 })
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 1_000, noNaN: true }), gaps, (rate, waits) => {
      const clock = createRateClock(0)
      const times = [0]
      for (const wait of waits) times.push((times.at(-1) ?? 0) + wait)
      const taken: number[] = []
      for (const time of times) taken.push((taken.at(-1) ?? 0) + clock.take(rate, time))
      for (let from = 0; from < times.length; from += 7) {
        for (let to = from + 1; to < times.length; to += 5) {
          const expected = (((times[to] ?? 0) - (times[from] ?? 0)) * rate) / 1_000
          expect(Math.abs((taken[to] ?? 0) - (taken[from] ?? 0) - expected)).toBeLessThanOrEqual(1 + 1e-6)
        }
      }
    }),
  )
})

test('the first message is due at once', () => {
  const clock = createRateClock(5_000)
  expect([clock.take(2, 5_000), clock.take(2, 5_499), clock.take(2, 5_500)]).toEqual([1, 0, 1])
})

test('a stall is not made up for', () => {
  const clock = createRateClock(0)
  clock.take(100, 0)
  expect(clock.take(100, 60_000)).toBe(0)
  expect(clock.take(100, 60_100)).toBe(10)
})

test('neither is a clock that is set back', () => {
  const clock = createRateClock(100_000)
  clock.take(10, 100_000)
  expect([clock.take(10, 50_000), clock.take(10, 50_100)]).toEqual([0, 1])
})

test('a new rate counts from when it is asked for, and nothing is due at rate 0', () => {
  const clock = createRateClock(0)
  expect(clock.take(0, 0)).toBe(0)
  expect(clock.untilNext(0)).toBe(Number.POSITIVE_INFINITY)
  expect(clock.take(1, 900)).toBe(1)
  expect(clock.untilNext(10)).toBeCloseTo(10)
  expect(clock.take(10, 1_000)).toBe(1)
})
