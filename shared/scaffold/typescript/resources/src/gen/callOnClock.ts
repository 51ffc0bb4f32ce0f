import { onClock } from './board/producing/onClock.js'
import type { Call } from './createCalls.js'
import type { DrawnCall } from './drawnCall.js'
import { type Log, sentenceOf } from './log.js'

const MOST_UNDER_WAY = 200

type Tools = { readonly call: Call; readonly log: Log; readonly signal: AbortSignal }

/** Calls at its rate until stopped, whether or not the requests before are answered. */
export async function callOnClock(drawn: DrawnCall, { call, log, signal }: Tools): Promise<void> {
  const underWay = new Set<Promise<void>>()
  await onClock({
    rate: () => drawn.rate,
    now: Date.now,
    signal,
    async due(count) {
      for (let made = 0; made < count && underWay.size < MOST_UNDER_WAY; made++) {
        const request = call(drawn)
          .catch((error: unknown) => log.warn('A call failed.', { error: sentenceOf(error) }))
          .finally(() => underWay.delete(request))
        underWay.add(request)
      }
    },
  })
  await Promise.all(underWay)
}
