import { THINKING_LIMIT, waitForAllowance } from '../producing/throttle'
import type { RunTools } from '../runTools'

/** Milliseconds that a board has for such work, and whom to tell that it has no more. */
export type Thinking = Pick<RunTools, 'thinking' | 'throttled'>

/**
 * Does what takes the server's only thread, such as expressions, at once; then waits as long as that was more than the board's share, so
 * that the services of others have their turn, whether it succeeded or not. Rejects with Interrupted when aborted while it waits.
 */
export async function inBoundedTime<T>(
  work: () => T,
  { thinking, throttled }: Thinking,
  signal: AbortSignal,
): Promise<T> {
  const since = performance.now()
  try {
    return work()
  } finally {
    const limit = { bucket: thinking, sentence: THINKING_LIMIT }
    await waitForAllowance(performance.now() - since, [limit], { throttled, signal })
  }
}
