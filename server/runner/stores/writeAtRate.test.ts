import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTokenBucket } from '../producing/tokenBucket'
import { PLENTY, toolsForTests } from '../toolsForTests'
import type { DrawnKeeps } from './drawnTables'
import type { RowKeeper } from './keepRows'
import type { TableStore } from './tableStore'
import { writeAtRate } from './writeAtRate'

const KEEPS: DrawnKeeps = {
  connectionId: 'k',
  serviceId: 's',
  when: 'rate',
  rate: 1_000,
  row: '{"id":"{{seq}}"}',
  where: '',
}

beforeEach(() => void vi.useFakeTimers({ now: 1_700_000_000_000 }))
afterEach(() => void vi.useRealTimers())

/** Writes while `onClock` of its keeper does what the test says. */
function writing(onClock: () => Promise<void>, perSecond = 5_000, thinking = PLENTY) {
  const stopping = new AbortController()
  const throttled = vi.fn()
  const failed = vi.fn()
  const allowance = createTokenBucket(perSecond, Date.now)
  const ended = writeAtRate({
    table: {} as TableStore,
    drawn: () => KEEPS,
    keeper: { onClock } as unknown as RowKeeper,
    tools: toolsForTests({ now: Date.now, allowance, thinking, throttled, failed }),
    signals: { give: stopping.signal, cut: stopping.signal },
  })
  return {
    throttled,
    failed,
    stop() {
      stopping.abort()
      return ended
    },
  }
}

test('a rate of a thousand rows a second is held when the server was busy for half a second', async () => {
  const row = vi.fn(async () => {})
  const { throttled, stop } = writing(row)
  await vi.advanceTimersByTimeAsync(100)
  vi.setSystemTime(Date.now() + 500)
  await vi.advanceTimersByTimeAsync(400)
  await stop()
  expect(row.mock.calls.length).toBeGreaterThan(950)
  expect(throttled).not.toHaveBeenCalled()
})

test('no more than two hundred rows wait for their second half at a time', async () => {
  let underWay = 0
  let most = 0
  const { stop } = writing(async () => {
    underWay += 1
    most = Math.max(most, underWay)
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    underWay -= 1
  })
  await vi.advanceTimersByTimeAsync(3_000)
  const ended = stop()
  await vi.advanceTimersByTimeAsync(2_000)
  await ended
  expect([most, underWay]).toEqual([200, 0])
})

test('what the limit of the board does not allow is not made, and is told', async () => {
  const row = vi.fn(async () => {})
  const { throttled, stop } = writing(row, 100)
  await vi.advanceTimersByTimeAsync(2_000)
  await stop()
  expect(row.mock.calls.length).toBeLessThanOrEqual(301)
  expect(throttled).toHaveBeenCalled()
})

test('what nobody foresaw fails the service, as it does on any other clock', async () => {
  const { failed, stop } = writing(() => Promise.reject(new Error('A bug.')))
  await vi.advanceTimersByTimeAsync(100)
  await stop()
  expect(failed).toHaveBeenCalledWith('A bug.')
})

test('each row waits until the board has time for the one before, and a stop ends the wait', async () => {
  let at = 0
  vi.spyOn(performance, 'now').mockImplementation(() => at++)
  const row = vi.fn(async () => {})
  const waits = vi.fn()
  const untilAborted = (_count: number, signal: AbortSignal) => {
    waits()
    return new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
  }
  const { throttled, stop } = writing(row, 5_000, { take: () => 0, wait: untilAborted })
  await vi.advanceTimersByTimeAsync(2_000)
  expect([row.mock.calls.length, waits.mock.calls.length]).toEqual([1, 1])
  await stop()
  expect(row).toHaveBeenCalledTimes(1)
  expect(throttled).toHaveBeenCalledTimes(1)
})
