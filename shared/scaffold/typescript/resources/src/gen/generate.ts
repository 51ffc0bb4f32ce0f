import { compileMessage } from './board/generation/compileMessage.js'
import { onClock } from './board/producing/onClock.js'
import { nap } from './board/waiting/nap.js'
import { type NewRecord, NotAccepted, type Producer } from './cluster.js'
import { type Log, sentenceOf } from './log.js'
import type { StampOutputs } from './stampOutputs.js'
import type { TopicName } from './topics.js'

/** Messages on a clock. */
export type Generated = {
  readonly connectionId: string
  readonly topic: TopicName
  /** Templates; an empty key is no key. */
  readonly key: string
  readonly value: string
  /** Messages a second. */
  readonly rate: number
  /** Messages until it stops; 0 = no end. */
  readonly limit: number
}

export type GeneratorTools = {
  readonly stamp: StampOutputs
  readonly send: Producer['send']
  random(): number
  now(): number
  onWaiting(reason: string | undefined): void
  readonly signal: AbortSignal
  readonly log: Log
}

const RETRY_MS = 1000

/** Produces at its rate until stopped. While the cluster is away nothing new is made, and what was missed is not made up for. */
export async function generate(generated: Generated, tools: GeneratorTools): Promise<void> {
  const { topic, connectionId, rate } = generated
  const limit = generated.limit || Number.POSITIVE_INFINITY
  const { random, now, signal } = tools
  const write = compileMessage(generated)
  let count = 0
  await onClock({
    rate: () => (count < limit ? rate : undefined),
    now,
    signal,
    async due(due) {
      const outputs = Array.from({ length: Math.min(due, limit - count) }, () => ({
        topic,
        connection: connectionId,
        ...write({ random, now: now(), count: ++count }),
      }))
      await sendAtLast(tools.stamp(outputs), tools)
    },
  })
}

async function sendAtLast(records: readonly NewRecord[], tools: GeneratorTools): Promise<void> {
  const { log, onWaiting, signal } = tools
  while (!signal.aborted) {
    try {
      await tools.send(records)
      return onWaiting(undefined)
    } catch (error) {
      if (error instanceof NotAccepted) return log.error('Generated messages are left out.', { error: error.message })
      onWaiting(`Generated messages wait: ${sentenceOf(error)}`)
      log.error('Generated messages wait.', { error: sentenceOf(error) })
      await nap(RETRY_MS, signal)
    }
  }
}
