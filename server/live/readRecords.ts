import type { Answers, Request } from '../../shared/protocol/operations'
import { PREVIEW_BYTES, type WireRecord } from '../../shared/protocol/records'
import type { PartitionOffsets, TopicReader } from '../kafka/port'
import { toWireRecord } from './toWireRecord'

type Asked = Request<'records:read'>
type Range = { readonly partition: number; readonly from: bigint; readonly to: bigint }

/** How much one look may fetch of all partitions; what is behind it is asked for again with `next`. */
const MAX_BYTES = 16 * 1024 * 1024
/** Of a partition whose records are so large that each takes a fetch of its own. */
const MOST_READS = 50

/**
 * Records by position, oldest first over all partitions. Reads without a group and never moves a tap. One partition after the other, each
 * cut to previews before the next, so that large records are never held all at once.
 */
export async function readRecords(reader: TopicReader, asked: Asked): Promise<Answers['records:read']> {
  const ranges = await rangesOf(reader, asked)
  const share = { records: asked.limit, bytes: Math.floor(MAX_BYTES / ranges.length) }
  const found: WireRecord[] = []
  let next: bigint | null = null
  for (const range of ranges) {
    const { records, to } = await readRange(reader, { topic: asked.topic, ...range }, share)
    found.push(...records)
    if (asked.from.kind === 'offset' && to < range.to) next = to
  }
  const records = found.sort(oldestFirst)
  const shown = asked.from.kind === 'last' ? records.slice(-asked.from.count) : records.slice(0, asked.limit)
  return { records: shown.map((record) => ({ ...record, topic: asked.topic })), next: next?.toString() ?? null }
}

type Share = { readonly records: number; readonly bytes: number }

/** Previews until there are enough of them; what they are cut from may be much larger. */
async function readRange(reader: TopicReader, range: Range & { readonly topic: string }, share: Share) {
  const records: WireRecord[] = []
  let to = range.from
  for (let reads = 0; to < range.to && records.length < share.records && reads < MOST_READS; reads++) {
    const request = { ...range, from: to, maxRecords: share.records - records.length, maxBytes: share.bytes }
    const chunk = await reader.read(request)
    if (chunk.to <= to) break
    for (const record of chunk.records) records.push(toWireRecord(record, PREVIEW_BYTES.frame))
    to = chunk.to
  }
  return { records, to }
}

const oldestFirst = (a: WireRecord, b: WireRecord) =>
  Number(a.timestamp) - Number(b.timestamp) || a.partition - b.partition || Number(BigInt(a.offset) - BigInt(b.offset))

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
