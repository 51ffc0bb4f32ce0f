import type { KafkaRecord } from '../../kafka/port'
import { inTurns } from '../../turns'
import { inBoundedTime, type Thinking } from '../handling/inBoundedTime'
import type { Folding } from './folding'
import type { SourceStretch } from './handledStretches'
import { type LogReader, readLog } from './readLog'

export type FoldingLog = {
  readonly reader: LogReader
  readonly stretches: readonly SourceStretch[]
  readonly signal: AbortSignal
  readonly tools: Thinking
  /** Milliseconds since the epoch; what is newer is left out. */
  readonly asOf?: number
  /** How much is folded, 0 to 1. */
  onProgress?(share: number): void
  /** This record is folded, and what comes before it in its stretch. */
  onFolded?(stretch: SourceStretch, record: KafkaRecord): void
}

/** Folds what the log holds. Rejects with a KafkaProblem, or with Interrupted. */
export async function foldLog(into: Folding, log: FoldingLog): Promise<void> {
  const { reader, stretches, signal, tools, asOf = Number.POSITIVE_INFINITY, onProgress, onFolded } = log
  const total = stretches.reduce((sum, { from, to }) => sum + Math.max(Number(to - from), 0), 0)
  let read = 0
  for await (const { stretch, record } of inTurns(readLog(reader, stretches, signal))) {
    read += 1
    onProgress?.(read / total)
    const fold = () => {
      if (Number(record.timestamp) <= asOf) into.tryToFold({ ...record, topic: stretch.topic }, stretch.source)
      onFolded?.(stretch, record)
    }
    await inBoundedTime(fold, tools, signal)
  }
}
