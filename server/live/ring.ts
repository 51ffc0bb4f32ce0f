import { isRecord, type LogEntry } from './logEntry'

/** The newest entries of one topic in the order of their arrival, each under a sequence number that never comes back. */
export type Ring = {
  /** Number of the oldest entry still held. */
  first(): number
  /** Number that the next entry will get. */
  end(): number
  bytes(): number
  /** undefined: not held. */
  at(sequence: number): LogEntry | undefined
  push(entry: LogEntry): void
  dropOldest(): void
  clear(): void
}

const RING_LIMITS = { entries: 5_000, bytes: 16 * 1024 * 1024 } as const

export function createRing(limits: { readonly entries: number; readonly bytes: number } = RING_LIMITS): Ring {
  let entries: (LogEntry | undefined)[] = []
  /** Entries before this index are dropped already; the array is cut now and then, not on every drop. */
  let start = 0
  let first = 0
  let held = 0

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

  return {
    first: () => first,
    end: () => first + entries.length - start,
    bytes: () => held,
    at: (sequence) => entries[start + sequence - first],
    push(entry) {
      entries.push(entry)
      held += entry.bytes
      while (entries.length - start > limits.entries || held > limits.bytes) dropOldest()
    },
    dropOldest,
    clear() {
      first += entries.length - start
      entries = []
      start = 0
      held = 0
    },
  }
}

/** Entries from a number on, or from the oldest where that one is gone. */
export function* entriesFrom(ring: Ring, sequence: number): Iterable<LogEntry> {
  for (let at = Math.max(sequence, ring.first()); at < ring.end(); at++) yield ring.at(at) as LogEntry
}

export function bytesFrom(ring: Ring, sequence: number): number {
  let bytes = 0
  for (let at = Math.max(sequence, ring.first()); at < ring.end(); at++) bytes += ring.at(at)?.bytes ?? 0
  return bytes
}

/** The oldest number from which everything up to the end takes at most this many bytes. */
export function newestWithin(ring: Ring, bytes: number): number {
  let at = ring.end()
  for (let left = bytes; at > ring.first(); at--) {
    left -= ring.at(at - 1)?.bytes ?? 0
    if (left < 0) break
  }
  return at
}

/** Number of the n-th newest record; undefined where fewer are held. */
export function newestRecords(ring: Ring, count: number): number | undefined {
  let left = count
  for (let at = ring.end() - 1; at >= ring.first(); at--) {
    if (isRecord(ring.at(at) as LogEntry)) left -= 1
    if (left === 0) return at
  }
  return undefined
}
