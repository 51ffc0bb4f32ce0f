import { retryDelay } from './board/behaviour/retryDelay.js'
import { NotAccepted } from './cluster.js'
import { type Log, sentenceOf } from './log.js'
import { GivenBack, Unprocessable } from './message.js'

/** While the cluster is away; twice as long each time. */
const FIRST_WAIT_MS = 200
const LONGEST_WAIT_MS = 5000

export type Processing<Outputs> = {
  /** Attempts after the first, and milliseconds before the first of them. */
  readonly retries: number
  readonly backoffMs: number
  handle(): Promise<Outputs>
  produce(outputs: Outputs): Promise<void>
  /** To the failure topics. */
  giveUp(error: Error, attempts: number): Promise<void>
  /** Waits while keeping the group membership alive. Rejects with GivenBack. */
  pause(ms: number): Promise<void>
  /** What the record waits for, in words. */
  onWaiting(reason: string): void
  readonly log: Log
}

/** `givenBack`: the record stays uncommitted. */
export type Processed = 'processed' | 'parked' | 'givenBack'

/**
 * Handle, produce, done. A handler's error is tried again with growing pauses and then given up, as is a record whose output the cluster will
 * never take. A cluster that is away is waited for: no record may be lost.
 */
export async function processRecord<Outputs>(processing: Processing<Outputs>): Promise<Processed> {
  try {
    const handled = await handleWithRetries(processing)
    if (handled.kind === 'failed') return await park(processing, handled)
    const refusal = await insist(processing, () => processing.produce(handled.outputs))
    return refusal ? await park(processing, { error: refusal, attempts: handled.attempts }) : 'processed'
  } catch (error) {
    if (error instanceof GivenBack) return 'givenBack'
    throw error
  }
}

type Failed = { readonly error: Error; readonly attempts: number }
type Handled<Outputs> =
  | { readonly kind: 'handled'; readonly outputs: Outputs; readonly attempts: number }
  | ({ readonly kind: 'failed' } & Failed)

async function handleWithRetries<Outputs>(processing: Processing<Outputs>): Promise<Handled<Outputs>> {
  const { handle, pause, retries, backoffMs, log } = processing
  for (let attempts = 1; ; attempts++) {
    const handled = await handleOnce(handle, attempts)
    if (handled.kind === 'handled' || attempts > retries || isHopeless(handled.error)) return handled
    log.warn('Handling a record failed; it is tried again.', { error: handled.error.message, attempts })
    await pause(retryDelay(backoffMs, attempts))
  }
}

async function handleOnce<Outputs>(handle: () => Promise<Outputs>, attempts: number): Promise<Handled<Outputs>> {
  try {
    return { kind: 'handled', outputs: await handle(), attempts }
  } catch (error) {
    if (error instanceof GivenBack) throw error
    return { kind: 'failed', error: asError(error), attempts }
  }
}

async function park(
  processing: Waiting & Pick<Processing<unknown>, 'giveUp'>,
  { error, attempts }: Failed,
): Promise<'parked'> {
  const { giveUp, log } = processing
  log.warn('A record goes to the failure topics.', { error: error.message, attempts })
  const refusal = await insist(processing, () => giveUp(error, attempts))
  if (refusal) log.error('A record is passed over: the failure topics do not take it.', { error: refusal.message })
  return 'parked'
}

type Waiting = Pick<Processing<unknown>, 'pause' | 'onWaiting' | 'log'>

/** Does it again until it works; the error is what the cluster will never take. */
async function insist({ pause, onWaiting, log }: Waiting, work: () => Promise<void>): Promise<NotAccepted | undefined> {
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    try {
      await work()
      return undefined
    } catch (error) {
      if (error instanceof NotAccepted) return error
      onWaiting(`A record waits: ${sentenceOf(error)}`)
      log.error('A record waits.', { error: sentenceOf(error) })
    }
    await pause(wait)
  }
}

const isHopeless = (error: Error): boolean => error instanceof Unprocessable || error instanceof SyntaxError

const asError = (thrown: unknown) => (thrown instanceof Error ? thrown : new Error(String(thrown)))
