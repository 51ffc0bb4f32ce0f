import { afterEach, beforeEach, expect, vi } from 'vitest'
import { createRunnerForTests } from './runnerForTests'

type Bench = ReturnType<typeof createRunnerForTests> & {
  /** Lets the clock go on until something is over. */
  ended(work: Promise<unknown>, ms?: number): Promise<void>
}

/** The bench of the test that runs: each has a fresh one, and leaves no timer behind. */
export function benchForTests(): Bench {
  let now: ReturnType<typeof createRunnerForTests>
  const ended: Bench['ended'] = async (work, ms = 0) => {
    await now.pass(ms)
    await work
  }
  beforeEach(() => {
    now = createRunnerForTests()
  })
  afterEach(async () => {
    await ended(now.runner.close(), 10_000)
    expect(vi.getTimerCount()).toBe(0)
    vi.useRealTimers()
  })
  return {
    get kafka() {
      return now.kafka
    },
    get runner() {
      return now.runner
    },
    run: (serviceId) => now.run(serviceId),
    pass: (ms) => now.pass(ms),
    values: (topic) => now.values(topic),
    ended,
  }
}
