import { answer } from './answer.js'
import { createPause } from './createPause.js'
import { deadLetter } from './deadLetter.js'
import { BEHAVIOUR } from './drawing.js'
import type { Log } from './log.js'
import type { Context, KafkaRecord } from './message.js'
import { type Processed, processRecord } from './processRecord.js'
import type { Runtime } from './runtime.js'
import type { Subscription } from './subscription.js'

const BEAT_EVERY_MS = 1000

/** Where the records of one subscription are handled. */
export type Desk = Pick<Subscription, 'start'> & {
  /** False: the record stays uncommitted. `beat` keeps the membership alive. */
  handle(record: KafkaRecord, beat: () => Promise<void>): Promise<boolean>
}

export function createDesk(subscription: Subscription, group: string, runtime: Runtime): Desk {
  const { health, memory, log, random, signal } = runtime

  const contextOf = (record: KafkaRecord, beat: () => Promise<void>): Context => ({
    ...{ record, topic: subscription.topic, group, count: runtime.count(), now: Date.now(), random, signal },
    pause: createPause(beat, signal),
    call: (drawn) => runtime.call(drawn, { record, topic: subscription.topic }),
    log: withFields(log, { topic: record.topic, partition: record.partition, offset: record.offset }),
  })

  async function process(context: Context): Promise<Processed> {
    if (memory.has(context)) {
      context.log.info('The record is of an event that was handled before: it has no further effect.')
      return 'processed'
    }
    const processed = await processOn(subscription, context, runtime)
    if (processed === 'processed') memory.add(context)
    return processed
  }

  return {
    start: subscription.start,
    async handle(record, beat) {
      try {
        return (await beating(beat, () => process(contextOf(record, beat)))) !== 'givenBack'
      } finally {
        health.waiting(placeOf(record, group), undefined)
        health.progress(subscription.group)
      }
    },
  }
}

function processOn(subscription: Subscription, context: Context, runtime: Runtime): Promise<Processed> {
  const { record, group, pause, log } = context
  const { producer } = runtime.cluster
  const topics = subscription.failureTopics.map((topic) => runtime.config.prefix + topic)
  return processRecord({
    retries: BEHAVIOUR.retries,
    backoffMs: BEHAVIOUR.backoffMs,
    handle: () => answer(subscription.handle, context, runtime.stamp),
    produce: producer.send,
    giveUp: (error, attempts) =>
      producer.send(topics.map((topic) => deadLetter(record, topic, { group, error, attempts }))),
    pause,
    onWaiting: (reason) => runtime.health.waiting(placeOf(record, group), reason),
    log,
  })
}

const placeOf = ({ topic, partition }: KafkaRecord, group: string) => `${group} ${topic} ${partition}`

/** Keeps the membership alive while a record is in hand. A rebalance shows itself at the next beat, when the record is done. */
async function beating<T>(beat: () => Promise<void>, work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => beat().catch(() => {}), BEAT_EVERY_MS)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}

const withFields = (log: Log, more: Readonly<Record<string, unknown>>): Log => ({
  debug: (message, fields) => log.debug(message, { ...more, ...fields }),
  info: (message, fields) => log.info(message, { ...more, ...fields }),
  warn: (message, fields) => log.warn(message, { ...more, ...fields }),
  error: (message, fields) => log.error(message, { ...more, ...fields }),
})
