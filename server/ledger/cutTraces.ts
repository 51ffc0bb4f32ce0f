import type { KafkaRecord, TopicOffsets } from '../kafka/port'
import { recordMarks } from '../recordMarks'
import type { Handled } from '../runner/port'
import type { BoardNumbers } from './boardNumbers'
import type { ReadTopic } from './drawnReaders'
import type { LedgerSources } from './port'
import { readStretch } from './readStretch'

/**
 * What was on its way when the window began has its first records before it and its last ones in it: counting would find things made out of
 * nothing. These are the records that were handled since, or still wait, although they are older.
 */
export type CutTraces = {
  /** Marks those that wait at these bookmarks, as far as that has not been done. */
  mark(bookmarks: ReadonlyMap<string, TopicOffsets>, signal: AbortSignal): Promise<void>
}
export type CutTracesOptions = {
  readonly read: ReadTopic
  /** Where the window begins, per partition. */
  readonly from: ReadonlyMap<number, bigint>
  readonly reader: LedgerSources['kafka']['reader']
  readonly numbers: BoardNumbers
  /** Handled in the window. */
  readonly handled: Iterable<Pick<Handled, 'partition' | 'offset'>>
}

/** Per partition. */
const MOST_BEFORE = 20_000n

export function createCutTraces({ read, from, reader, numbers, handled }: CutTracesOptions): CutTraces {
  const marked = new Map(from)
  const places = lowest(handled)

  function take(records: readonly KafkaRecord[]): void {
    for (const record of records) {
      const { traceId } = recordMarks(record)
      if (traceId !== undefined) numbers.cut.add(numbers.traces.of(traceId))
    }
  }

  return {
    async mark(bookmarks, signal) {
      const begin = new Map<number, bigint>()
      for (const [partition, start] of from) {
        const waiting = read.readers.map(({ group }) => bookmarks.get(group)?.get(read.topic)?.get(partition) ?? 0n)
        const first = least([start, places.get(partition) ?? start, ...waiting])
        const reachable = start > MOST_BEFORE ? start - MOST_BEFORE : 0n
        begin.set(partition, first > reachable ? first : reachable)
      }
      const stretch = { topic: read.topic, from: begin, to: new Map(marked) }
      await readStretch(reader, stretch, { signal, onChunk: ({ records }) => take(records) })
      for (const [partition, first] of begin) marked.set(partition, least([first, marked.get(partition) ?? first]))
    },
  }
}

function lowest(places: CutTracesOptions['handled']): ReadonlyMap<number, bigint> {
  const offsets = new Map<number, bigint>()
  for (const { partition, offset } of places) offsets.set(partition, least([offset, offsets.get(partition) ?? offset]))
  return offsets
}

const least = ([first = 0n, ...more]: readonly bigint[]) => {
  let lowest = first
  for (const offset of more) if (offset < lowest) lowest = offset
  return lowest
}
