import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTokenBucket } from './tokenBucket'

beforeEach(() => void vi.useFakeTimers({ now: 0 }))
afterEach(() => void vi.useRealTimers())

test('gives so many a second, keeps those of a second, and no more', () => {
  const bucket = createTokenBucket(100, Date.now)
  expect([bucket.take(80), bucket.take(80), bucket.take(80)]).toEqual([80, 20, 0])
  vi.setSystemTime(500)
  expect([bucket.take(80), bucket.take(80)]).toEqual([50, 0])
  vi.setSystemTime(60_000)
  expect(bucket.take(1_000)).toBe(100)
})

test('lets everybody wait who wants more than there is, until then or until aborted', async () => {
  const bucket = createTokenBucket(100, Date.now)
  const ends: string[] = []
  const impatient = new AbortController()
  void bucket.wait(250, new AbortController().signal).then(() => ends.push('250'))
  void bucket.wait(100_000, impatient.signal).then(() => ends.push('aborted'))
  await vi.advanceTimersByTimeAsync(1_000)
  expect(ends).toEqual([])
  impatient.abort()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(ends).toEqual(['aborted', '250'])
  expect(vi.getTimerCount()).toBe(0)
})
