import { setTimeout as sleep } from 'node:timers/promises'
import { GivenBack } from './message.js'

const STEP_MS = 1000

/**
 * A pause in short steps with a sign of life after each, so that the group knows of this member however long it takes. Rejects with GivenBack
 * when the service stops, or the sign of life is answered with a rebalance.
 */
export function createPause(beat: () => Promise<void>, signal: AbortSignal): (ms: number) => Promise<void> {
  const giveBack = (cause: unknown): never => {
    throw new GivenBack('The record is given back.', { cause })
  }
  return async (ms) => {
    if (signal.aborted) giveBack(signal.reason)
    const until = performance.now() + ms
    for (let left = ms; left > 0; left = until - performance.now()) {
      await sleep(Math.min(left, STEP_MS), undefined, { signal }).catch(giveBack)
      await beat().catch(giveBack)
    }
  }
}
