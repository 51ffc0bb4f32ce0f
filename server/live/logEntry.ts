import { PREVIEW_BYTES, type SkipReason, type WireRecord } from '../../shared/protocol/records'
import type { Chunk, KafkaRecord } from '../kafka/port'
import { toWireRecord } from './toWireRecord'

/**
 * One step of a log: offsets [from, to) of a partition and what they hold. The entries of a partition tile it, so a frame made of
 * consecutive entries tiles it too. `bytes` is about what the entry costs to hold and to send.
 */
export type LogEntry = Stretch & Content
type Stretch = {
  readonly partition: number
  readonly from: bigint
  readonly to: bigint
  readonly bytes: number
}
type Content =
  | { readonly kind: 'record'; readonly record: KafkaRecord }
  /** A large record, reduced to its preview at once so that nobody holds its bytes. */
  | { readonly kind: 'preview'; readonly record: WireRecord }
  | { readonly kind: 'gap'; readonly why: SkipReason; readonly detail?: string }
  /** Nothing that can be seen: compacted, aborted, a transaction marker. */
  | { readonly kind: 'nothing' }

const ENTRY_OVERHEAD = 160

/** Cuts a chunk into entries that tile [chunk.from, chunk.to). */
export function chunkToEntries(chunk: Chunk): LogEntry[] {
  const entries: LogEntry[] = []
  let at = chunk.from
  let gap = 0
  const passGaps = (before: bigint) => {
    for (let next = chunk.gaps[gap]; next && next.from < before; next = chunk.gaps[++gap]) {
      if (at < next.from) entries.push(nothing(chunk.partition, at, next.from))
      entries.push(gapEntry(chunk.partition, next))
      at = next.to
    }
  }
  for (const record of chunk.records) {
    passGaps(record.offset)
    entries.push(recordEntry(record, at))
    at = record.offset + 1n
  }
  passGaps(chunk.to)
  if (at < chunk.to) entries.push(nothing(chunk.partition, at, chunk.to))
  return entries
}

type Gap = { readonly from: bigint; readonly to: bigint; readonly why: SkipReason; readonly detail?: string }

export function gapEntry(partition: number, { from, to, why, detail }: Gap): LogEntry {
  return { kind: 'gap', partition, from, to, bytes: ENTRY_OVERHEAD, why, ...(detail === undefined ? {} : { detail }) }
}

export function isRecord(entry: LogEntry): boolean {
  return entry.kind === 'record' || entry.kind === 'preview'
}

function nothing(partition: number, from: bigint, to: bigint): LogEntry {
  return { kind: 'nothing', partition, from, to, bytes: ENTRY_OVERHEAD }
}

function recordEntry(record: KafkaRecord, from: bigint): LogEntry {
  const stretch = { partition: record.partition, from, to: record.offset + 1n }
  const bytes = sizeOf(record)
  if (bytes <= PREVIEW_BYTES.frame)
    return { kind: 'record', ...stretch, bytes: bytes + ENTRY_OVERHEAD, record: detached(record, bytes) }
  const preview = toWireRecord(record, PREVIEW_BYTES.frame)
  return { kind: 'preview', ...stretch, bytes: previewSize(preview) + ENTRY_OVERHEAD, record: preview }
}

/**
 * A record is a view of all that was fetched or unpacked with it, up to 64 MB: what is kept must not hold on to that. Its parts move into
 * one buffer of at most `bytes`: a buffer for each would cost several times as much.
 */
function detached({ partition, offset, timestamp, key, value, headers }: KafkaRecord, bytes: number): KafkaRecord {
  const room = Buffer.allocUnsafe(bytes)
  let end = 0
  const moved = (part: Buffer | null) => {
    if (part === null) return null
    const start = end
    end += part.copy(room, start)
    return room.subarray(start, end)
  }
  return {
    partition,
    offset,
    timestamp,
    key: moved(key),
    value: moved(value),
    headers: headers.map(([name, part]) => [name, moved(part)]),
  }
}

function sizeOf({ key, value, headers }: KafkaRecord): number {
  let bytes = (key?.length ?? 0) + (value?.length ?? 0)
  for (const [name, part] of headers) bytes += name.length + (part?.length ?? 0)
  return bytes
}

function previewSize({ key, value, headers }: WireRecord): number {
  let bytes = (key?.data.length ?? 0) + (value?.data.length ?? 0)
  for (const [name, part] of headers) bytes += name.length + (part?.data.length ?? 0)
  return bytes
}
