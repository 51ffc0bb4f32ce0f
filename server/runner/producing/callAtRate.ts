import type { OutgoingCalls } from '../calls/outgoingCalls'
import { type RunTools, sentenceOf } from '../runTools'
import { onClock } from './onClock'
import { BOARD_LIMIT } from './throttle'

export type Calling = {
  /** Requests a second, which may change; undefined ends it. */
  rate(): number | undefined
  readonly connectionId: string
  readonly calls: OutgoingCalls
  readonly signal: AbortSignal
}

/** Of one connection, at a time. */
const MOST_UNDER_WAY = 200
const TOO_SLOW = `${MOST_UNDER_WAY} requests are under way and not answered; further ones are not made.`

/** Calls at its rate until stopped, whether or not the requests before are answered. */
export async function callAtRate({ rate, connectionId, calls, signal }: Calling, tools: RunTools): Promise<void> {
  const underWay = new Set<Promise<void>>()
  await onClock({
    rate,
    now: tools.now,
    signal,
    async due(count) {
      const allowed = tools.allowance.take(Math.min(count, MOST_UNDER_WAY - underWay.size))
      if (allowed < count) tools.throttled(underWay.size >= MOST_UNDER_WAY - count ? TOO_SLOW : BOARD_LIMIT)
      for (let made = 0; made < allowed; made++) {
        const request = calls
          .onClock(connectionId, signal)
          .catch((error: unknown) => tools.failed(sentenceOf(error)))
          .finally(() => underWay.delete(request))
        underWay.add(request)
      }
    },
  })
  await Promise.all(underWay)
}
