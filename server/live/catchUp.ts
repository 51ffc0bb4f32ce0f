import type { TopicReader } from '../kafka/port'
import { createSlots } from '../slots'
import { laterOffset } from './laterOffset'
import { chunkToEntries, gapEntry, isRecord, type LogEntry } from './logEntry'

/** Reads for viewers what the ring does not hold. */
export type CatchUps = {
  /** Entries that tile every range. What is too much is named as `slow`, what cannot be read as `unreadable`. */
  read(topic: string, ranges: readonly Range[]): Promise<CatchUp>
}
/** Offsets [from, to). */
export type Range = { readonly partition: number; readonly from: bigint; readonly to: bigint }
/** `release` gives back the memory that the entries were allowed to take. */
export type CatchUp = { readonly entries: readonly LogEntry[]; release(): void }

const CATCH_UP = { records: 5_000, bytes: 16 * 1024 * 1024, atOnce: 4, heldBytes: 64 * 1024 * 1024 } as const

export function createCatchUps(reader: TopicReader): CatchUps {
  const inSlot = createSlots(CATCH_UP.atOnce)
  let held = 0

  async function read(topic: string, ranges: readonly Range[]): Promise<CatchUp> {
    const allowed = Math.max(0, Math.min(CATCH_UP.bytes, CATCH_UP.heldBytes - held))
    held += allowed
    const wanted = ranges.reduce((sum, { from, to }) => sum + to - from, 0n)
    const parts = await Promise.all(
      ranges.map((range) => readRange({ reader, topic, range, ...shareOf(range, wanted, allowed) })),
    )
    const entries = byTime(parts)
    const used = Math.min(
      allowed,
      entries.reduce((sum, { bytes }) => sum + bytes, 0),
    )
    held -= allowed - used
    const release = once(() => {
      held -= used
    })
    return { entries, release }
  }

  return { read: (topic, ranges) => inSlot(() => read(topic, ranges)) }
}

/** Each partition may take of the records and bytes what it has of the offsets. */
function shareOf({ from, to }: Range, wanted: bigint, bytes: number): { maxRecords: bigint; maxBytes: number } {
  if (to <= from) return { maxRecords: 0n, maxBytes: 0 }
  const all = BigInt(CATCH_UP.records)
  const maxRecords = wanted <= all ? to - from : ((to - from) * all) / wanted
  return { maxRecords, maxBytes: Math.floor(Number(((to - from) * BigInt(bytes)) / wanted)) }
}

type RangeRead = {
  readonly reader: TopicReader
  readonly topic: string
  readonly range: Range
  readonly maxRecords: bigint
  readonly maxBytes: number
}

/** The newest `maxRecords` offsets of a range; what lies before or does not fit any more is named. */
async function readRange({ reader, topic, range, maxRecords, maxBytes }: RangeRead): Promise<LogEntry[]> {
  const { partition, to } = range
  const entries: LogEntry[] = []
  let at = laterOffset(range.from, to - maxRecords)
  if (at > range.from) entries.push(gapEntry(partition, { from: range.from, to: at, why: 'slow' }))
  let left = maxBytes
  while (at < to && left > 0) {
    const request = { topic, partition, from: at, to, maxRecords: Number(maxRecords), maxBytes: left }
    const chunk = await reader.read(request).catch((error: unknown) => detailOf(error))
    if (typeof chunk === 'string')
      return [...entries, gapEntry(partition, { from: at, to, why: 'unreadable', detail: chunk })]
    if (chunk.to <= at) break
    for (const entry of chunkToEntries(chunk)) {
      entries.push(entry)
      left -= entry.bytes
    }
    at = chunk.to
  }
  if (at < to) entries.push(gapEntry(partition, { from: at, to, why: 'slow' }))
  return entries
}

function detailOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Merges partitions by time without ever changing the order within one: an entry counts as no older than the one before it. */
function byTime(parts: readonly (readonly LogEntry[])[]): LogEntry[] {
  const timed = parts.flatMap((entries) => {
    let newest = 0
    return entries.map((entry) => {
      newest = Math.max(newest, timeOf(entry))
      return { entry, time: newest }
    })
  })
  return timed.sort((a, b) => a.time - b.time).map(({ entry }) => entry)
}

function timeOf(entry: LogEntry): number {
  return entry.kind === 'record' || entry.kind === 'preview' ? Number(entry.record.timestamp) : 0
}

/** The entries from the n-th newest record on; fewer records mean all of them. */
export function newestEntries(entries: readonly LogEntry[], count: number): readonly LogEntry[] {
  let left = count
  for (let index = entries.length - 1; index >= 0; index--) {
    if (left === 0) return entries.slice(index + 1)
    if (isRecord(entries[index] as LogEntry)) left -= 1
  }
  return entries
}

function once(action: () => void): () => void {
  let isDone = false
  return () => {
    if (!isDone) action()
    isDone = true
  }
}
