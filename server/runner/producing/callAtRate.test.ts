import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { OutgoingCalls } from '../calls/outgoingCalls'
import type { RunTools } from '../runTools'
import { callAtRate } from './callAtRate'
import { createTokenBucket } from './tokenBucket'

beforeEach(() => void vi.useFakeTimers({ now: 1_700_000_000_000 }))
afterEach(() => void vi.useRealTimers())

test('what nobody foresaw fails the service, as it does on any other clock', async () => {
  const stopping = new AbortController()
  const failed = vi.fn()
  const tools = { now: Date.now, allowance: createTokenBucket(5_000, Date.now), failed }
  const calls = { onClock: () => Promise.reject(new Error('A bug.')) }
  const ended = callAtRate(
    { rate: () => 100, connectionId: 'c', calls: calls as unknown as OutgoingCalls, signal: stopping.signal },
    tools as unknown as RunTools,
  )
  await vi.advanceTimersByTimeAsync(100)
  stopping.abort()
  await ended
  expect(failed).toHaveBeenCalledWith('A bug.')
})
