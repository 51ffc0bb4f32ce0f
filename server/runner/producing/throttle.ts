import { LIMITS } from '../../../shared/topology/limits'
import { Interrupted, type RunTools } from '../runTools'
import type { TokenBucket } from './tokenBucket'

const count = (value: number) => value.toLocaleString('en')

export const BOARD_LIMIT = `This board may produce ${count(LIMITS.ratePerBoard)} messages a second over all its services. What is more waits or is not made.`
const VOLUME_LIMIT = `This board may send ${count(LIMITS.bytesPerBoard / 1_000_000)} MB of messages and requests a second over all its services. What is more waits. Make fewer, or smaller ones.`
export const CIRCLE_LIMIT = `What it sends comes back to it, so it is held to ${count(LIMITS.ratePerCircle)} messages a second. Draw a way out of the circle, or a condition that ends it.`
export const THINKING_LIMIT = `The expressions of this board may take ${LIMITS.expressionMsPerBoard} ms of each second. What it receives waits in its topics. Let them look at less: fewer lists inside lists, or smaller messages.`
export const copiesLimit = (name: string, running: number, wanted: number): string =>
  `A board may run ${count(LIMITS.instancesPerBoard)} instances over all its services: ${running} of ${wanted} instances of ${name} run. Stop others, or draw fewer.`

export type Limit = { readonly bucket: TokenBucket; readonly sentence: string }

/**
 * Resolves when a service that answers may send so many more messages: what comes in waits meanwhile in its topic. Rejects with Interrupted
 * when it has to let go before.
 */
export async function waitForAllowance(
  messages: number,
  limits: readonly Limit[],
  { throttled, signal }: Pick<RunTools, 'throttled'> & { readonly signal: AbortSignal },
): Promise<void> {
  for (const { bucket, sentence } of limits) {
    const missing = messages - bucket.take(messages)
    if (missing === 0) continue
    throttled(sentence)
    await bucket.wait(missing, signal)
    if (signal.aborted) throw new Interrupted()
  }
}

/** Resolves when the board may send so many more bytes. Rejects with Interrupted when it has to let go before. */
export const waitForVolume = (
  bytes: number,
  { volume, throttled }: Pick<RunTools, 'volume' | 'throttled'>,
  signal: AbortSignal,
): Promise<void> => waitForAllowance(bytes, [{ bucket: volume, sentence: VOLUME_LIMIT }], { throttled, signal })
