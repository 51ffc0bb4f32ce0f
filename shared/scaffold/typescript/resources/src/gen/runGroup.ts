import { setTimeout as sleep } from 'node:timers/promises'
import type { Cluster, Consumption } from './cluster.js'
import type { Config } from './config.js'
import { deadLetter } from './deadLetter.js'
import type { Health } from './health.js'
import { type Log, sentenceOf } from './log.js'
import { type KafkaRecord, messageOf } from './message.js'
import { processRecord } from './processRecord.js'
import { produceOutputs } from './produceOutputs.js'
import type { Subscription } from './subscription.js'
import { SUBSCRIPTIONS } from './subscriptions.js'

/** The parts every running piece shares. */
export type Runtime = {
  readonly config: Config
  readonly log: Log
  readonly health: Health
  readonly cluster: Cluster
  /** Aborted when the service is stopping. */
  readonly signal: AbortSignal
  random(): number
  /** Counts the records received, from 1. */
  count(): number
  stop(): void
  /** Stops the service because of this; it then ends with 1. */
  fail(error: Error): void
  crash(): Error | undefined
}

const BEAT_EVERY_MS = 1000
const JOIN_AGAIN_MS = 2000

/** Is a member of a drawn group until the service stops: reads its topics, hands each record to its handler, leaves. */
export async function runGroup(drawnGroup: string, runtime: Runtime): Promise<void> {
  const consumption = await join(drawnGroup, runtime)
  if (!consumption) return
  await aborted(runtime.signal)
  await consumption.stop()
  runtime.health.consumer(drawnGroup, 'left')
}

async function join(drawnGroup: string, runtime: Runtime): Promise<Consumption | undefined> {
  const { config, log, health, cluster, signal } = runtime
  const group = config.prefix + (config.group ?? drawnGroup)
  const byTopic = new Map(
    SUBSCRIPTIONS.filter((subscription) => subscription.group === drawnGroup).map((subscription) => [
      config.prefix + subscription.topic,
      createDesk(subscription, group, runtime),
    ]),
  )
  while (!signal.aborted) {
    try {
      const missing = await cluster.missing([...byTopic.keys()])
      if (missing.length > 0) throw new Error(`There is no topic ${missing.join(', ')} on the cluster.`)
      const consumption = await cluster.consume({
        group,
        topics: [...byTopic].map(([name, { start }]) => ({ name, start })),
        handle: async (record, beat) => (await byTopic.get(record.topic)?.handle(record, beat)) ?? false,
        onState(state) {
          if (state === 'polled') health.progress(drawnGroup)
          else health.consumer(drawnGroup, state)
        },
        onDead: (cause) => runtime.fail(cause),
      })
      health.waiting(drawnGroup, undefined)
      return consumption
    } catch (error) {
      health.waiting(drawnGroup, sentenceOf(error))
      log.error('The group cannot be joined yet.', { group, error: sentenceOf(error) })
      await sleep(JOIN_AGAIN_MS, undefined, { signal }).catch(() => {})
    }
  }
  return undefined
}

/** Where the records of one subscription are handled, one after another. */
function createDesk(subscription: Subscription, group: string, runtime: Runtime) {
  const { config, health, cluster, signal, random, log } = runtime
  const handle = async (record: KafkaRecord, beat: () => Promise<void>) => {
    const context = {
      ...{ record, topic: subscription.topic, group, count: runtime.count(), now: Date.now(), random, signal },
      log: withFields(log, { topic: record.topic, partition: record.partition, offset: record.offset }),
    }
    const place = `${group} ${record.topic} ${record.partition}`
    const process = () =>
      processRecord({
        handle: async () => subscription.handle(context, messageOf(record)),
        produce: (outputs) => produceOutputs(outputs, runtime, { record, topic: subscription.topic, group }),
        deadLetter: (error, attempts) =>
          cluster.producer.send([
            deadLetter(record, { topic: config.prefix + subscription.deadLetterTopic, group, error, attempts }),
          ]),
        pause: async (ms) => {
          await sleep(ms, undefined, { signal }).catch(() => {})
          await beat()
        },
        onWaiting: (reason) => health.waiting(place, reason),
        signal,
        log: context.log,
      })
    try {
      return await beating(beat, process)
    } finally {
      health.waiting(place, undefined)
      health.progress(subscription.group)
    }
  }
  return { start: subscription.start, handle }
}

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

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) =>
    signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true }),
  )
