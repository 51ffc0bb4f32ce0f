import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { BrokerRefusal } from './brokerRefusal'
import { ERROR_CODES } from './errorCodes'
import { isElection, patiently } from './patiently'

const NOT_LEADER = 6

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** Work that is refused a few times before it is done. */
function refusedAtFirst(code: number, times: number) {
  let asked = 0
  const work = async () => {
    asked++
    if (asked <= times) throw new BrokerRefusal(code)
    return 'done'
  }
  return { work, asked: () => asked }
}

test('while leaders are elected the same is asked again', async () => {
  const { work, asked } = refusedAtFirst(NOT_LEADER, 3)
  const done = patiently(work, isElection)
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await done).toBe('done')
  expect(asked()).toBe(4)
})

test('an election that does not end is told', async () => {
  const { work } = refusedAtFirst(NOT_LEADER, Number.POSITIVE_INFINITY)
  const done = expect(patiently(work, isElection)).rejects.toMatchObject({ type: 'NOT_LEADER_FOR_PARTITION' })
  await vi.advanceTimersByTimeAsync(11_000)
  await done
})

test('what no waiting mends is told at once', async () => {
  const wrong = refusedAtFirst(ERROR_CODES.INVALID_TOPIC_EXCEPTION, 1)
  await expect(patiently(wrong.work)).rejects.toMatchObject({ type: 'INVALID_TOPIC_EXCEPTION' })
  const missing = refusedAtFirst(ERROR_CODES.UNKNOWN_TOPIC_OR_PARTITION, 1)
  await expect(patiently(missing.work, isElection)).rejects.toMatchObject({ type: 'UNKNOWN_TOPIC_OR_PARTITION' })
  expect([wrong.asked(), missing.asked()]).toEqual([1, 1])
})
