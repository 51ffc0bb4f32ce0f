import { expect, test, vi } from 'vitest'
import { toolsForTests } from '../toolsForTests'
import { generatorForTests } from './generatorForTests'
import { produceAtRate } from './rateProducer'
import { createSequence } from './sequence'

/** A thousand messages are due at once, and the board has to wait for each; `wait` does what happens meanwhile. */
async function produceUntil(wait: (message: number, generators: Generators, stopping: AbortController) => void) {
  const stopping = new AbortController()
  const generators: Generators = { now: generatorForTests('x', 1_000) }
  let waits = 0
  let now = 0
  const throttled = vi.fn()
  const thinking = { take: () => 0, wait: async () => wait(++waits, generators, stopping) }
  const tools = toolsForTests({ now: () => now, thinking, throttled })
  const current = () => {
    now += 1_000
    return generators.now && { generator: generators.now, slug: 's' }
  }
  const made = { count: 0 }
  await produceAtRate({ current, sequence: createSequence(), made, signal: stopping.signal }, tools)
  return { made: made.count, throttled }
}
type Generators = { now: ReturnType<typeof generatorForTests> | undefined }

test('messages on a clock take their share of the board one by one, until it is stopped', async () => {
  const { made, throttled } = await produceUntil((message, _, stopping) => {
    if (message === 30) stopping.abort()
  })
  expect(made).toBe(30)
  expect(throttled).toHaveBeenCalledTimes(30)
})

test('what is no longer drawn is not made any more', async () => {
  const { made } = await produceUntil((message, generators) => {
    if (message === 30) generators.now = undefined
  })
  expect(made).toBe(30)
})
