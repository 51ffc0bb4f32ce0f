import { setTimeout as sleep } from 'node:timers/promises'
import { compileMessage } from './board/generation/compileMessage.js'
import { createRateClock } from './board/runner/rateClock.js'
import { type Log, sentenceOf } from './log.js'
import type { Output } from './message.js'
import type { TopicName } from './topics.js'

/** Messages on a clock. */
export type Generated = {
  readonly topic: TopicName
  /** Templates; an empty key is no key. */
  readonly key: string
  readonly value: string
  /** Messages a second. */
  readonly rate: number
}

export type GeneratorTools = {
  produce(outputs: readonly Output[]): Promise<void>
  random(): number
  now(): number
  onWaiting(reason: string | undefined): void
  readonly signal: AbortSignal
  readonly log: Log
}

const NAP_MS = { shortest: 20, longest: 1000 } as const
const RETRY_MS = 1000

/** Produces at its rate until stopped. While the cluster is away nothing new is made, and what was missed is not made up for. */
export async function generate(generated: Generated, tools: GeneratorTools): Promise<void> {
  const write = compileMessage(generated)
  const clock = createRateClock(tools.now())
  let count = 0
  while (!tools.signal.aborted) {
    const due = clock.take(generated.rate, tools.now())
    const outputs = Array.from({ length: due }, () => ({
      topic: generated.topic,
      ...write({ random: tools.random, now: tools.now(), count: ++count }),
    }))
    if (outputs.length > 0) await produceAtLast(outputs, tools)
    await nap(clock.untilNext(generated.rate), tools.signal)
  }
}

async function produceAtLast(outputs: readonly Output[], tools: GeneratorTools): Promise<void> {
  while (!tools.signal.aborted) {
    try {
      await tools.produce(outputs)
      return tools.onWaiting(undefined)
    } catch (error) {
      tools.onWaiting(`Generated messages wait: ${sentenceOf(error)}`)
      tools.log.error('Generated messages wait.', { error: sentenceOf(error) })
      await nap(RETRY_MS, tools.signal)
    }
  }
}

const nap = (ms: number, signal: AbortSignal) =>
  sleep(Math.min(Math.max(ms, NAP_MS.shortest), NAP_MS.longest), undefined, { signal }).catch(() => {})
