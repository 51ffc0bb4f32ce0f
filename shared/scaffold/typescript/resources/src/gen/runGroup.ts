import { setTimeout as sleep } from 'node:timers/promises'
import type { Consumption } from './cluster.js'
import { createDesk } from './createDesk.js'
import { BEHAVIOUR } from './drawing.js'
import { sentenceOf } from './log.js'
import type { Runtime } from './runtime.js'
import { SUBSCRIPTIONS } from './subscriptions.js'

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
        commit: BEHAVIOUR.commit,
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

const aborted = (signal: AbortSignal) =>
  new Promise<void>((resolve) =>
    signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true }),
  )
