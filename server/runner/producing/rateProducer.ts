import { Interrupted, isRefusal, type OwnRecord, type RunTools, sentenceOf } from '../runTools'
import type { Generator } from '../serviceWork'
import { withGrace } from '../waiting/withGrace'
import { batchesOf } from './batchesOf'
import { deliver } from './deliver'
import { createMakeMessage, type MakeMessage, tryToMake } from './makeMessage'
import { onClock } from './onClock'
import type { Sequence } from './sequence'
import { BOARD_LIMIT } from './throttle'

/** What to produce now; it may change while it is produced, undefined ends it. */
export type Generated = { readonly generator: Generator; readonly slug: string }
export type Producing = {
  current(): Generated | undefined
  readonly sequence: Sequence
  /** Of this start, for a connection that ends after so many. */
  readonly made: { count: number }
  readonly signal: AbortSignal
}

/** Produces at its rate until stopped, or until it made as many as are drawn. While the cluster is away nothing new is made. */
export async function produceAtRate(producing: Producing, tools: RunTools): Promise<void> {
  const { current, signal } = producing
  const make = createMakeMessage(tools)
  const rate = () => {
    const generator = current()?.generator
    return generator && (remaining(generator, producing) > 0 ? generator.rate : 0)
  }
  await onClock({
    rate,
    now: tools.now,
    signal,
    async due(count) {
      const generated = current()
      if (!generated) return
      const records = makeDue({ ...generated, count, make }, producing, tools)
      for await (const batch of batchesOf(records)) await sendAtLast(generated.generator, batch, { tools, signal })
    },
  })
}

type Due = Generated & { readonly count: number; readonly make: MakeMessage }

/** What the board's limit does not allow is not made, nor what is no longer drawn so when its turn comes. */
async function* makeDue(
  { generator, slug, count, make }: Due,
  { current, made, sequence, signal }: Producing,
  tools: RunTools,
): AsyncIterable<OwnRecord> {
  const due = Math.min(count, remaining(generator, { made }))
  const allowed = tools.allowance.take(due)
  if (allowed < due) tools.throttled(BOARD_LIMIT)
  for (let left = allowed; left > 0 && !signal.aborted && current()?.generator === generator; left--) {
    made.count += 1
    const record = await tryToMake({ production: generator, slug, sequence }, { make, signal, tools })
    if (record) yield record
  }
}

const remaining = ({ limit }: Generator, { made }: Pick<Producing, 'made'>) =>
  limit === 0 ? Number.POSITIVE_INFINITY : limit - made.count

type Sending = { readonly tools: RunTools; readonly signal: AbortSignal }

/** What is on the wire when it stops is waited for so long: then it is counted, and stopped means stopped. */
const LAST_ACK_MS = 1_000

async function sendAtLast(
  { topic, id }: Generator,
  records: readonly OwnRecord[],
  { tools, signal }: Sending,
): Promise<void> {
  const delivery = { topic, records, source: id, tell: (reason: string) => reason }
  try {
    await withGrace({ signal, ms: LAST_ACK_MS }, (cut) =>
      deliver({ ...delivery, signals: { give: signal, cut } }, tools),
    )
  } catch (error) {
    if (error instanceof Interrupted) return
    if (isRefusal(error)) tools.mishap(sentenceOf(error))
    else tools.failed(sentenceOf(error))
  }
}
