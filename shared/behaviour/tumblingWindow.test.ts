import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { LIMITS } from '../topology/limits'
import { createTumblingWindow, type WindowEntry } from './tumblingWindow'

const entry = (by: string | null, timestamp: number, amount: number | null = null): WindowEntry => ({
  by,
  timestamp,
  amount,
})

describe('a tumbling window', () => {
  test('sums up by group and time, and closes when its end is reached', () => {
    const window = createTumblingWindow(10)
    for (const one of [entry('b', 1_000, 2), entry('a', 9_999, 5), entry('a', 10_000, 7), entry('b', 0, -4)])
      expect(window.add(one)).toEqual({ ok: true, value: 'counted' })
    expect(window.open()).toBe(3)
    expect(window.close(9_999)).toEqual([])
    expect(window.close(10_000)).toEqual([
      { by: 'a', count: 1, sum: 5, min: 5, max: 5, avg: 5, start: 0, end: 10_000 },
      { by: 'b', count: 2, sum: -2, min: -4, max: 2, avg: -1, start: 0, end: 10_000 },
    ])
    expect(window.open()).toBe(1)
    expect(window.close(1e12)).toMatchObject([{ by: 'a', sum: 7, start: 10_000, end: 20_000 }])
  })

  test('counts alone where there is nothing to sum up, also for no key', () => {
    const window = createTumblingWindow(1)
    window.add(entry(null, 5))
    window.add(entry(null, 6))
    expect(window.close(1_000)).toEqual([
      { by: null, count: 2, sum: null, min: null, max: null, avg: null, start: 0, end: 1_000 },
    ])
  })

  test('names late what comes for a closed window, and counts it nowhere', () => {
    const window = createTumblingWindow(10)
    window.close(20_000)
    expect(window.add(entry('a', 19_999))).toEqual({ ok: true, value: 'late' })
    expect(window.add(entry('a', 20_000))).toEqual({ ok: true, value: 'counted' })
    window.close(5_000)
    expect(window.add(entry('a', 12_000))).toEqual({ ok: true, value: 'late' })
  })

  test('has room for so many groups and no more', () => {
    const window = createTumblingWindow(10)
    for (let group = 0; group < LIMITS.openWindows; group++) window.add(entry(`${group}`, 0))
    expect(window.add(entry('one more', 0))).toMatchObject({ ok: false, problem: { code: 'tooManyWindows' } })
    expect(window.add(entry('0', 0))).toEqual({ ok: true, value: 'counted' })
  })

  test('has room for so long groups and no longer, and again when they are closed', () => {
    const window = createTumblingWindow(10)
    const long = (name: string) => entry(name.repeat(LIMITS.openWindowBytes / 4), 0)
    for (const name of ['a', 'b', 'c', 'd', 'd']) expect(window.add(long(name))).toMatchObject({ ok: true })
    expect(window.add(entry('e', 0))).toMatchObject({
      problem: { sentence: expect.stringContaining('more than 16 MB') },
    })
    expect(window.close(10_000)).toHaveLength(4)
    expect(window.add({ ...entry('e', 0), timestamp: 10_000 })).toEqual({ ok: true, value: 'counted' })
  })

  test('looks at none of its groups before they are due', () => {
    const window = createTumblingWindow(10)
    for (let group = 0; group < 1_000; group++) window.add(entry(`${group}`, 0))
    const steps = vi.spyOn(Object.getPrototypeOf(new Map().entries()), 'next')
    expect(window.close(9_999)).toEqual([])
    expect(steps.mock.calls.length).toBeLessThanOrEqual(2)
    steps.mockRestore()
    expect(window.close(10_000)).toHaveLength(1_000)
  })

  test('counts every record once, in whatever order they come', () => {
    const entries = fc.array(fc.tuple(fc.constantFrom('a', 'b', null), fc.nat(50_000), fc.integer()))
    fc.assert(
      fc.property(entries, (all) => {
        const sums = (order: typeof all) => {
          const window = createTumblingWindow(7.5)
          for (const [by, timestamp, amount] of order) window.add(entry(by, timestamp, amount))
          return window.close(1e9)
        }
        expect(sums(all).reduce((sum, { count }) => sum + count, 0)).toBe(all.length)
        expect(sums([...all].reverse())).toEqual(sums(all))
      }),
    )
  })
})
