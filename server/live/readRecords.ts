import type { Answers, Request } from '../../shared/protocol/operations'
import { PREVIEW_BYTES } from '../../shared/protocol/records'
import type { KafkaRecord, PartitionOffsets, TopicReader } from '../kafka/port'
import { toWireRecord } from './toWireRecord'

type Asked = Request<'records:read'>
type Range = { readonly partition: number; readonly from: bigint; readonly to: bigint }

/** How much one look at a partition may fetch; what is behind it is asked for again with `next`. */
const MAX_BYTES = 16 * 1024 * 1024

/** Records by position, oldest first over all partitions. Reads without a group and never moves a tap. */
export async function readRecords(reader: TopicReader, asked: Asked): Promise<Answers['records:read']> {
  const ranges = await rangesOf(reader, asked)
  const chunks = await Promise.all(
    ranges.map((range) => reader.read({ topic: asked.topic, ...range, maxRecords: asked.limit, maxBytes: MAX_BYTES })),
  )
  const records = chunks.flatMap((chunk) => chunk.records).sort(oldestFirst)
  const shown = asked.from.kind === 'last' ? records.slice(-asked.from.count) : records.slice(0, asked.limit)
  const [range, chunk] = [ranges[0], chunks[0]]
  const unfinished = asked.from.kind === 'offset' && range !== undefined && chunk !== undefined && chunk.to < range.to
  return {
    records: shown.map((record) => ({ ...toWireRecord(record, PREVIEW_BYTES.frame), topic: asked.topic })),
    next: unfinished ? chunk.to.toString() : null,
  }
}

const oldestFirst = (a: KafkaRecord, b: KafkaRecord) =>
  Number(a.timestamp - b.timestamp) || a.partition - b.partition || Number(a.offset - b.offset)

async function rangesOf(reader: TopicReader, { topic, from, to }: Asked): Promise<readonly Range[]> {
  const partitions = await reader.offsets(topic)
  const range = (start: (partition: PartitionOffsets) => bigint): readonly Range[] =>
    partitions
      .map((partition) => ({
        partition: partition.partition,
        from: later(start(partition), partition.begin),
        to: partition.end,
      }))
      .filter((one) => one.from < one.to)
  switch (from.kind) {
    case 'last':
      return range((partition) => partition.end - BigInt(from.count))
    case 'beginning':
      return range((partition) => partition.begin)
    case 'time': {
      const starts = await reader.offsetsAt(topic, from.ms)
      return range((partition) => starts.get(partition.partition) ?? partition.end)
    }
    case 'offset': {
      const end = to === undefined ? null : BigInt(to)
      return range(() => BigInt(from.offset))
        .filter((one) => one.partition === from.partition)
        .map((one) => (end === null || end > one.to ? one : { ...one, to: end }))
        .filter((one) => one.from < one.to)
    }
  }
}

const later = (a: bigint, b: bigint) => (a > b ? a : b)
