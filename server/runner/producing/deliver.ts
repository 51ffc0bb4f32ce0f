import {
  Interrupted,
  isRefusal,
  isRetriable,
  type OwnRecord,
  type RunTools,
  type Signals,
  sentenceOf,
} from '../runTools'
import { nap } from '../waiting/nap'
import { orAborted } from '../waiting/orAborted'
import { bytesOfAll } from './bytesOf'
import { waitForVolume } from './throttle'

export type Delivery = {
  /** As on the cluster. */
  readonly topic: string
  readonly records: readonly OwnRecord[]
  /** Whose trouble it is while the cluster does not take them, and how it is told. */
  readonly source: string
  tell(reason: string): string
  /** Asks again also after what asking again does not mend: nothing may be skipped. */
  readonly forEver?: boolean
  readonly signals: Signals
}

const RETRY_MS = 1_000
/** A producer waits up to two minutes for its cluster; people want to know sooner. */
const SLOW_MS = 5_000
const SLOW = 'The cluster does not answer; it is asked again.'

/**
 * Resolves when the cluster has taken all, within what the board may send. While it does not, what is left is sent again and again, with the
 * very same bytes. Rejects with a refusal (see `isRefusal`) when all others are taken, with what only a person can mend, or with Interrupted.
 */
export async function deliver(delivery: Delivery, tools: RunTools): Promise<void> {
  const { source, tell, forEver = false, signals } = delivery
  await waitForVolume(bytesOfAll(delivery.records), tools, signals.give)
  let left = delivery.records
  let refusal: unknown
  for (;;) {
    if (signals.cut.aborted) throw new Interrupted()
    const sent = await sendOnce({ ...delivery, records: left }, tools)
    refusal ??= sent.find(({ error }) => isRefusal(error))?.error
    const troubles = sent.filter(({ error }) => error !== undefined && !isRefusal(error))
    const [first] = troubles
    tools.trouble(source, first && tell(sentenceOf(first.error)))
    if (!first) break
    if (!forEver && !isRetriable(first.error)) throw first.error
    left = troubles.map(({ record }) => record)
    await nap(RETRY_MS, signals.give)
    if (signals.give.aborted) throw new Interrupted()
  }
  if (refusal !== undefined) throw refusal
}

type Sent = { readonly record: OwnRecord; readonly error?: unknown }

async function sendOnce(
  { topic, records, source, tell, signals }: Delivery,
  tools: RunTools,
): Promise<readonly Sent[]> {
  let [why, isSlow] = [SLOW, false]
  const tellWhy = () => tools.trouble(source, tell(why))
  const onTrouble = (problem: Error) => {
    why = `${sentenceOf(problem)} It is tried again.`
    if (isSlow) tellWhy()
  }
  const send = async (record: OwnRecord): Promise<Sent> => {
    const sentAt = tools.now()
    try {
      const place = await tools.kafka.producer.send({ topic, ...record }, onTrouble)
      tools.journal.acknowledged({ topic, ...place })
      tools.counts.produced(1, tools.now() - sentAt)
      return { record }
    } catch (error) {
      return { record, error }
    }
  }
  const timer = setTimeout(() => {
    isSlow = true
    tellWhy()
  }, SLOW_MS)
  return orAborted(Promise.all(records.map(send)), signals.cut).finally(() => clearTimeout(timer))
}
