import { nap } from '../waiting/nap'
import { createRateClock } from './rateClock'

export type Clockwork = {
  /** Times a second, which may change; undefined ends it. */
  rate(): number | undefined
  /** So many are due. The next ones are waited for from when it resolves. */
  due(count: number): Promise<void>
  now(): number
  readonly signal: AbortSignal
}

const SHORTEST_NAP_MS = 20
/** Also how late a new rate may be noticed. */
const LONGEST_NAP_MS = 250

/** Does something at a rate until stopped. What was missed in a longer stall is not made up for. */
export async function onClock({ rate, due, now, signal }: Clockwork): Promise<void> {
  const clock = createRateClock(now())
  for (let perSecond = rate(); perSecond !== undefined && !signal.aborted; perSecond = rate()) {
    const count = clock.take(perSecond, now())
    if (count > 0) await due(count)
    await nap(Math.min(Math.max(clock.untilNext(perSecond), SHORTEST_NAP_MS), LONGEST_NAP_MS), signal)
  }
}
