import { isRecord, type LogEntry } from './logEntry'

/** The newest entries of one topic in the order of their arrival, each under a sequence number that never comes back. */
export type Ring = {
  /** Number of the oldest entry still held. */
  first(): number
  /** Number that the next entry will get. */
  end(): number
  bytes(): number
  push(entry: LogEntry): void
  dropOldest(): void
  clear(): void
  /** Entries from a number on; the number must not be below `first()`. */
  from(sequence: number): Iterable<LogEntry>
  bytesFrom(sequence: number): number
  /** The oldest number from which everything up to the end takes at most this many bytes. */
  newestWithin(bytes: number): number
  /** Number of the n-th newest record, or undefined where fewer are held. */
  newestRecords(count: number): number | undefined
}

export const RING_LIMITS = { entries: 5_000, bytes: 16 * 1024 * 1024 } as const

export function createRing(limits: { readonly entries: number; readonly bytes: number } = RING_LIMITS): Ring {
  let entries: (LogEntry | undefined)[] = []
  /** Entries before this index are already dropped; the array is cut now and then, not on every drop. */
  let start = 0
  let first = 0
  let held = 0

  const end = () => first + entries.length - start
  const indexOf = (sequence: number) => start + sequence - first

  function dropOldest(): void {
    const oldest = entries[start]
    if (!oldest) return
    entries[start] = undefined
    held -= oldest.bytes
    start += 1
    first += 1
    if (start > limits.entries) {
      entries = entries.slice(start)
      start = 0
    }
  }

  function push(entry: LogEntry): void {
    entries.push(entry)
    held += entry.bytes
    while (entries.length - start > limits.entries || held > limits.bytes) dropOldest()
  }

  function clear(): void {
    first = end()
    entries = []
    start = 0
    held = 0
  }

  function* from(sequence: number): Iterable<LogEntry> {
    for (let index = indexOf(sequence); index < entries.length; index++) yield entries[index] as LogEntry
  }

  function bytesFrom(sequence: number): number {
    let bytes = 0
    for (let index = indexOf(sequence); index < entries.length; index++) bytes += entries[index]?.bytes ?? 0
    return bytes
  }

  function newestWithin(bytes: number): number {
    let index = entries.length
    for (let left = bytes; index > start; index--) {
      left -= entries[index - 1]?.bytes ?? 0
      if (left < 0) break
    }
    return first + index - start
  }

  function newestRecords(count: number): number | undefined {
    let left = count
    let index = entries.length
    while (left > 0 && index > start) {
      index -= 1
      if (isRecord(entries[index] as LogEntry)) left -= 1
    }
    return left === 0 ? first + index - start : undefined
  }

  return {
    first: () => first,
    end,
    bytes: () => held,
    push,
    dropOldest,
    clear,
    from,
    bytesFrom,
    newestWithin,
    newestRecords,
  }
}
