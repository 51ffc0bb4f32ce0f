import { setTimeout as sleep } from 'node:timers/promises'
import { compiled, type Production } from './behaviour.js'
import { type Log, sentenceOf } from './log.js'
import type { Output } from './message.js'

/** Messages on a clock. */
export type Generated = Production & { readonly value: string; /** Messages a second. */ readonly rate: number }

export type GeneratorTools = {
  publish(outputs: readonly Output[]): Promise<void>
  random(): number
  now(): number
  onWaiting(reason: string | undefined): void
  readonly signal: AbortSignal
  readonly log: Log
}

const LONGEST_NAP_MS = 1000
const RETRY_MS = 1000
const LARGEST_BATCH = 500

/** Produces at its rate until stopped. While the cluster is away nothing new is made, and what was missed is not made up for. */
export async function generate(generated: Generated, tools: GeneratorTools): Promise<void> {
  const write = compiled(generated.key, generated.value)
  const clock = rateClock(generated.rate, tools.now())
  for (let count = 0; !tools.signal.aborted; ) {
    const due = Math.min(clock.due(tools.now()), LARGEST_BATCH)
    const outputs = Array.from({ length: due }, () => ({
      topic: generated.topic,
      ...write({ random: tools.random, now: tools.now(), count: ++count }),
    }))
    if (due > 0) await publishAtLast(outputs, tools)
    clock.made(due, tools.now())
    await nap(clock.untilNext(tools.now()), tools.signal)
  }
}

async function publishAtLast(outputs: readonly Output[], tools: GeneratorTools): Promise<void> {
  while (!tools.signal.aborted) {
    try {
      await tools.publish(outputs)
      return tools.onWaiting(undefined)
    } catch (error) {
      tools.onWaiting(`Generated messages wait: ${sentenceOf(error)}`)
      tools.log.error('Generated messages wait.', { error: sentenceOf(error) })
      await nap(RETRY_MS, tools.signal)
    }
  }
}

/** How many messages are due at a time in milliseconds, the first at once; more than a second of arrears is forgotten. */
export function rateClock(rate: number, startedAt: number) {
  const every = 1000 / rate
  let next = startedAt
  return {
    due: (now: number) => (now < next ? 0 : Math.floor((now - next) / every) + 1),
    made(count: number, now: number): void {
      next = Math.max(next + count * every, now - 1000)
    },
    untilNext: (now: number) => Math.max(0, next - now),
  }
}

const nap = (ms: number, signal: AbortSignal) =>
  sleep(Math.min(Math.ceil(ms), LONGEST_NAP_MS), undefined, { signal }).catch(() => {})
