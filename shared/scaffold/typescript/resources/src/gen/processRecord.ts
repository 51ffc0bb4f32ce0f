import { NotAccepted } from './cluster.js'
import { type Log, sentenceOf } from './log.js'
import { Unprocessable } from './message.js'

/** How often a failing handler is asked, and how long it waits in between. */
export const RETRIES = { attempts: 4, firstWaitMs: 200, longestWaitMs: 5000 } as const

export type Processing<Outputs> = {
  handle(): Promise<Outputs>
  produce(outputs: Outputs): Promise<void>
  deadLetter(error: Error, attempts: number): Promise<void>
  /** Waits while keeping the group membership alive. Rejects when the partition is taken away: then nothing more is done. */
  pause(ms: number): Promise<void>
  /** What the record waits for, in words. */
  onWaiting(reason: string): void
  readonly signal: AbortSignal
  readonly log: Log
}

/**
 * Handle, produce, done. A handler's error is tried again with growing pauses and then goes to the dead-letter topic, as does an output the
 * cluster will never take. A cluster that is away is waited for: no record may be lost. False: the service is stopping and the record stays
 * uncommitted.
 */
export async function processRecord<Outputs>(processing: Processing<Outputs>): Promise<boolean> {
  const handled = await handleWithRetries(processing)
  if (handled.kind === 'stopping') return false
  if (handled.kind === 'failed') return park(processing, handled.error, handled.attempts)
  const refusal = await insist(processing, () => processing.produce(handled.outputs), isRefusal)
  return refusal instanceof Error ? park(processing, refusal, handled.attempts) : refusal
}

type Handled<Outputs> =
  | { readonly kind: 'handled'; readonly outputs: Outputs; readonly attempts: number }
  | { readonly kind: 'failed'; readonly error: Error; readonly attempts: number }
  | { readonly kind: 'stopping' }

async function handleWithRetries<Outputs>(processing: Processing<Outputs>): Promise<Handled<Outputs>> {
  const waits = growingWaits()
  for (let attempts = 1; !processing.signal.aborted; attempts++) {
    const handled = await handleOnce(processing, attempts)
    if (handled.kind !== 'failed' || attempts === RETRIES.attempts || isHopeless(handled.error)) return handled
    processing.log.warn('Handling a record failed; it is tried again.', { error: handled.error.message, attempts })
    await processing.pause(waits.next().value)
  }
  return { kind: 'stopping' }
}

async function handleOnce<Outputs>(processing: Processing<Outputs>, attempts: number): Promise<Handled<Outputs>> {
  try {
    return { kind: 'handled', outputs: await processing.handle(), attempts }
  } catch (error) {
    return { kind: 'failed', error: asError(error), attempts }
  }
}

async function park(
  processing: Waiting & Pick<Processing<unknown>, 'deadLetter'>,
  error: Error,
  attempts: number,
): Promise<boolean> {
  processing.log.warn('A record goes to the dead-letter topic.', { error: error.message, attempts })
  return (
    (await insist(
      processing,
      () => processing.deadLetter(error, attempts),
      () => false,
    )) === true
  )
}

type Waiting = Pick<Processing<unknown>, 'pause' | 'onWaiting' | 'signal' | 'log'>

/** Does it again until it works (true), the service stops (false), or the error is final (the error). */
async function insist(
  processing: Waiting,
  work: () => Promise<void>,
  isFinal: (error: Error) => boolean,
): Promise<boolean | Error> {
  const waits = growingWaits()
  while (!processing.signal.aborted) {
    try {
      await work()
      return true
    } catch (thrown) {
      const error = asError(thrown)
      if (isFinal(error)) return error
      processing.onWaiting(`A record waits: ${sentenceOf(error)}`)
      processing.log.error('A record waits.', { error: sentenceOf(error) })
    }
    await processing.pause(waits.next().value)
  }
  return false
}

const isRefusal = (error: Error): boolean => error instanceof NotAccepted
const isHopeless = (error: Error): boolean =>
  error instanceof Unprocessable || error instanceof SyntaxError

const asError = (thrown: unknown) => (thrown instanceof Error ? thrown : new Error(String(thrown)))

function* growingWaits(): Generator<number, never> {
  for (let wait: number = RETRIES.firstWaitMs; ; wait = Math.min(2 * wait, RETRIES.longestWaitMs)) yield wait
}
