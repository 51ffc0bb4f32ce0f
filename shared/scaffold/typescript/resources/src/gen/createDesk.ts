import { answer } from './answer.js'
import { windowEntries } from './behaviour.js'
import type { ConnectionEntry } from './board/behaviour/windows.js'
import type { GroupWindows } from './createGroupWindows.js'
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

export type DeskParts = {
  readonly subscription: Subscription
  /** As on the cluster. */
  readonly group: string
  readonly windows: GroupWindows
}

export function createDesk(parts: DeskParts, runtime: Runtime): Desk {
  const { subscription, group } = parts
  const { health, memory, log, random, signal } = runtime

  const contextOf = (record: KafkaRecord, beat: () => Promise<void>): Context => ({
    ...{ record, topic: subscription.topic, group, count: runtime.count(), now: Date.now(), random, signal },
    pause: createPause(beat, signal),
    fill: () => {},
    call: (drawn) => runtime.call(drawn, { record, topic: subscription.topic }),
    log: withFields(log, { topic: record.topic, partition: record.partition, offset: record.offset }),
  })

  return {
    start: subscription.start,
    async handle(record, beat) {
      const context = contextOf(record, beat)
      try {
        const processed = await beating(beat, () => process(context, parts, runtime))
        if (processed === 'processed') memory.add(context)
        return processed !== 'givenBack'
      } finally {
        health.waiting(placeOf(record, group), undefined)
        health.progress(subscription.group)
      }
    },
  }
}

function process(context: Context, parts: DeskParts, runtime: Runtime): Promise<Processed> {
  const { record, group, pause, log } = context
  const { topic, partition } = record
  const { producer } = runtime.cluster
  const failureTopics = parts.subscription.failureTopics.map((name) => runtime.config.prefix + name)
  return processRecord({
    retries: BEHAVIOUR.retries,
    backoffMs: BEHAVIOUR.backoffMs,
    handle: () => attempt(context, parts, runtime),
    async produce(records) {
      await producer.send(records)
      parts.windows.settle({ group, topic, partition })
    },
    giveUp: (error, attempts) =>
      producer.send(failureTopics.map((name) => deadLetter(record, name, { group, error, attempts }))),
    pause,
    onWaiting: (reason) => runtime.health.waiting(placeOf(record, group), reason),
    log,
  })
}

/** What the record is answered with, and the messages of windows that its time brings to an end. */
async function attempt(context: Context, { subscription, windows }: DeskParts, runtime: Runtime) {
  const { memory, stamp } = runtime
  if (memory.has(context)) {
    context.log.info('The record is of an event that was handled before: it has no further effect.')
    return windows.take(context, memory.isRedelivery(context) ? windowEntries(context) : [])
  }
  let entries: readonly ConnectionEntry[] = []
  const filling: Context = {
    ...context,
    fill(filled) {
      entries = filled
    },
  }
  const records = await answer(subscription.handle, filling, stamp)
  return [...records, ...windows.take(context, entries)]
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
