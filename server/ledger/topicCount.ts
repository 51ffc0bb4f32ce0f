import type { Chunk, KafkaRecord, TopicReader } from '../kafka/port'
import { type RecordMarks, recordMarks } from '../recordMarks'
import { createTurns } from '../turns'
import type { BoardNumbers } from './boardNumbers'
import { createNumbering } from './numbering'
import { createPartitionColumns, type PartitionColumns } from './partitionColumns'
import { readStretch } from './readStretch'

/** The records of one topic since the window began, as numbers. */
export type TopicCount = {
  /** As on the cluster. */
  readonly topic: string
  readonly partitions: ReadonlyMap<number, PartitionColumns>
  /** Different event ids. */
  events(): number
  size(): number
  /** Reads what has come; partitions that are new are read from their beginning. */
  readUpTo(ends: ReadonlyMap<number, bigint>, signal: AbortSignal): Promise<void>
}
export type TopicCountOptions = {
  readonly topic: string
  /** Where the window begins, per partition. */
  readonly from: ReadonlyMap<number, bigint>
  readonly reader: Pick<TopicReader, 'read' | 'scan'>
  readonly numbers: BoardNumbers
  /** What the tallies of this topic make of a record; NaN where they say nothing. */
  readonly tallies: readonly ((record: KafkaRecord) => number)[]
}

export function createTopicCount({ topic, from, reader, numbers, tallies }: TopicCountOptions): TopicCount {
  const partitions = new Map<number, PartitionColumns>()
  const events = createNumbering()
  const keys = createNumbering()

  function columnsOf(partition: number): PartitionColumns {
    const known = partitions.get(partition)
    if (known) return known
    const columns = createPartitionColumns(from.get(partition) ?? 0n, tallies.length)
    partitions.set(partition, columns)
    return columns
  }

  /** Its producer meant it to follow those of its key; without keys, all that it sent before. */
  function orderOf({ key }: KafkaRecord, { service = '', seq, keySeq }: RecordMarks) {
    const place = key ? keySeq : seq
    if (place === undefined) return { key: -1, keySeq: -1 }
    return { key: keys.of(key ? `${service}\n${key.toString('latin1')}` : service), keySeq: place }
  }

  async function take(chunk: Chunk): Promise<void> {
    const columns = columnsOf(chunk.partition)
    const turns = createTurns()
    for (const record of chunk.records) {
      if (turns.isOver()) await turns.next()
      const marks = recordMarks(record)
      const { eventId, traceId } = marks
      columns.put(record.offset, {
        event: eventId === undefined ? events.next() : events.of(eventId),
        trace: traceId === undefined ? -1 : numbers.traces.of(traceId),
        ...orderOf(record, marks),
        tallied: tallies.map((tally) => tally(record)),
      })
    }
    columns.advance(chunk.to)
  }

  return {
    topic,
    partitions,
    events: () => events.size,
    size: () => [...partitions.values()].reduce((sum, columns) => sum + columns.events().length, 0),
    readUpTo(ends, signal) {
      const next = new Map([...ends.keys()].map((partition) => [partition, columnsOf(partition).next()]))
      return readStretch(reader, { topic, from: next, to: ends }, { onChunk: take, signal })
    },
  }
}
