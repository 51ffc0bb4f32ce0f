import { setTimeout as sleep } from 'node:timers/promises'

const FIRST_MS = 500
const LONGEST_MS = 5000
const JITTER = 0.2

/** Waits 0.5 s after the first failed attempt, twice as long after each further one, never longer than 5 s, a fifth more or less. */
export function backoff(attempt: number, signal?: AbortSignal): Promise<void> {
  const even = Math.min(FIRST_MS * 2 ** Math.min(attempt, 10), LONGEST_MS)
  return pause(even * (1 - JITTER + Math.random() * 2 * JITTER), signal)
}

/** Resolves after the time, or at once when the signal is or gets aborted. */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal, ref: true }).catch(() => undefined)
}
