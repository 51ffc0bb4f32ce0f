import { setTimeout as sleep } from 'node:timers/promises'
import { type Consumption, NotAccepted } from './cluster.js'
import type { GroupWindows } from './createGroupWindows.js'
import { sentenceOf } from './log.js'
import { Unprocessable } from './message.js'
import type { Runtime } from './runtime.js'

const LOOK_MS = 500

/** Ends windows that no later record would end, until the service stops. What cannot be sent yet is looked at again. */
export async function closeIdleWindows(windows: GroupWindows, member: Consumption, runtime: Runtime): Promise<void> {
  const { cluster, log, signal } = runtime
  while (!signal.aborted) {
    for (const { place, records } of windows.takeIdle()) {
      try {
        await cluster.producer.send(records())
      } catch (error) {
        log.error('The message of a window was not sent.', { error: sentenceOf(error) })
        const isHopeless = error instanceof NotAccepted || error instanceof Unprocessable
        if (!isHopeless) continue
      }
      windows.settle(place)
      await member.release(place.topic, place.partition)
    }
    await sleep(LOOK_MS, undefined, { signal }).catch(() => {})
  }
}
