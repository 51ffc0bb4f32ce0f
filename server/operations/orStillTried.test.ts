import { afterEach, expect, test, vi } from 'vitest'
import { orStillTried } from './orStillTried'

afterEach(() => void vi.useRealTimers())

const PROBLEM = { code: 'timeout', sentence: 'Too few replicas are in sync.' }

test('whoever waits for a record is told after a while what is in its way, and not when it is taken in time', async () => {
  vi.useFakeTimers()
  expect(await orStillTried(Promise.resolve('taken'), () => PROBLEM)).toEqual({ ok: true, value: 'taken' })
  const waiting = orStillTried(new Promise(() => {}), () => PROBLEM)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await waiting).toEqual({ ok: false, problem: PROBLEM })
  await expect(orStillTried(Promise.reject(new Error('no')), () => PROBLEM)).rejects.toThrow('no')
})
