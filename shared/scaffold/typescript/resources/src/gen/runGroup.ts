import { setTimeout as sleep } from 'node:timers/promises'
import { closeIdleWindows } from './closeIdleWindows.js'
import type { Consumption } from './cluster.js'
import { createDesk } from './createDesk.js'
import { createGroupWindows, type GroupWindows } from './createGroupWindows.js'
import { BEHAVIOUR } from './drawing.js'
import { DRAWN_WINDOWS } from './drawnBehaviour.js'
import { sentenceOf } from './log.js'
import type { Runtime } from './runtime.js'
import { SUBSCRIPTIONS } from './subscriptions.js'

const JOIN_AGAIN_MS = 2000
/** Who commits on receive loses the windows that a crash interrupts, as that policy promises. */
const isHeld = DRAWN_WINDOWS.size > 0 && BEHAVIOUR.commit !== 'receive'

/** Is a member of a drawn group until the service stops: reads its topics, hands each record to its handler, leaves. */
export async function runGroup(drawnGroup: string, runtime: Runtime): Promise<void> {
  const group = runtime.config.prefix + (runtime.config.group ?? drawnGroup)
  const windows = createGroupWindows(group, runtime)
  const consumption = await join({ drawnGroup, group, windows }, runtime)
  if (!consumption) return
  await Promise.all([aborted(runtime.signal), closeIdleWindows(windows, consumption, runtime)])
  await consumption.stop()
  runtime.health.consumer(drawnGroup, 'left')
}

type Member = { readonly drawnGroup: string; readonly group: string; readonly windows: GroupWindows }

async function join({ drawnGroup, group, windows }: Member, runtime: Runtime): Promise<Consumption | undefined> {
  const { config, log, health, cluster, signal } = runtime
  const byTopic = new Map(
    SUBSCRIPTIONS.filter((subscription) => subscription.group === drawnGroup).map((subscription) => [
      config.prefix + subscription.topic,
      createDesk({ subscription, group, windows }, runtime),
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
        heldAt: isHeld ? windows.heldAt : undefined,
        handle: async (record, beat) => (await byTopic.get(record.topic)?.handle(record, beat)) ?? false,
        onState(state) {
          if (state === 'joined') windows.forget()
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
