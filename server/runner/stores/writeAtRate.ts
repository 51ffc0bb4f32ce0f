import { inTurns } from '../../turns'
import { inBoundedTime } from '../handling/inBoundedTime'
import { onClock } from '../producing/onClock'
import { BOARD_LIMIT } from '../producing/throttle'
import { Interrupted, type RunTools, type Signals, sentenceOf } from '../runTools'
import type { DrawnKeeps } from './drawnTables'
import type { RowKeeper } from './keepRows'
import type { TableStore } from './tableStore'

export type WritingAtRate = {
  readonly table: TableStore
  /** Undefined ends it. */
  drawn(): DrawnKeeps | undefined
  readonly keeper: RowKeeper
  readonly tools: RunTools
  readonly signals: Signals
}

/** Rows that wait for their second half; the next one waits for one of them. */
const MOST_UNDER_WAY = 200

/** Writes rows at its rate until stopped. */
export async function writeAtRate({ table, drawn, keeper, tools, signals }: WritingAtRate): Promise<void> {
  const underWay = new Set<Promise<void>>()

  async function writeNext(): Promise<void> {
    if (underWay.size >= MOST_UNDER_WAY) await Promise.race(underWay)
    const keeps = drawn()
    if (!keeps || signals.give.aborted) return
    await inBoundedTime(() => begin(keeps), tools, signals.give)
  }

  /** The row itself at once, its second half later. */
  function begin(keeps: DrawnKeeps): void {
    const writing = keeper
      .onClock(table, keeps, signals)
      .catch((error: unknown) => tools.failed(sentenceOf(error)))
      .finally(() => underWay.delete(writing))
    underWay.add(writing)
  }

  const ended = onClock({
    rate: () => drawn()?.rate,
    now: tools.now,
    signal: signals.give,
    async due(count) {
      const allowed = tools.allowance.take(count)
      if (allowed < count) tools.throttled(BOARD_LIMIT)
      for await (const _ of inTurns(Array(allowed).keys())) await writeNext()
    },
  })
  await ended.catch(unlessInterrupted)
  await Promise.all(underWay)
}

/** Whoever stops it need not hear that it stopped. */
function unlessInterrupted(error: unknown): void {
  if (!(error instanceof Interrupted)) throw error
}
