import { type Offsets, PREVIEW_BYTES, type Skip, WINDOW, type WireRecord } from '../../shared/protocol/records'
import { laterOffset } from './laterOffset'
import type { LogEntry } from './logEntry'
import { toWireRecord } from './toWireRecord'

/** What a frame says, without whom it is for; viewers at the same position share one. */
export type FramePiece = {
  readonly records: readonly WireRecord[]
  readonly skipped: readonly Skip[]
  /** How far each partition moves; the others stand still. */
  readonly moves: Moves
  /** Entries used up, the ones already seen included. */
  readonly taken: number
  readonly bytes: number
}
export type Moves = ReadonlyMap<number, { readonly from: bigint; readonly to: bigint }>

export const EMPTY_PIECE: FramePiece = {
  records: [],
  skipped: [],
  moves: new Map(),
  taken: 0,
  bytes: 0,
}

/** Room for the topic's name and the like, and for one partition in `from` and `to`. */
const ENVELOPE_BYTES = 1_024
const MOVE_BYTES = 64

/** Takes entries until a frame is full. Offsets below `next` have been seen and are passed over. */
export function cutPiece(entries: Iterable<LogEntry>, next: ReadonlyMap<number, bigint>): FramePiece {
  const records: WireRecord[] = []
  const skipped: Skip[] = []
  const moves = new Map<number, { from: bigint; to: bigint }>()
  let taken = 0
  let bytes = ENVELOPE_BYTES
  for (const entry of entries) {
    const seen = next.get(entry.partition) ?? entry.from
    if (entry.to > seen) {
      const from = laterOffset(entry.from, seen)
      const shown = show(entry, from)
      const cost = shown.bytes + MOVE_BYTES
      if (taken > 0 && bytes + cost > WINDOW.frameBytes) break
      bytes += cost
      if (shown.kind === 'record') records.push(shown.record)
      if (shown.kind === 'skip') skipped.push(shown.skip)
      moves.set(entry.partition, { from: moves.get(entry.partition)?.from ?? from, to: entry.to })
    }
    taken += 1
  }
  return { records, skipped, moves, taken, bytes }
}

type Shown =
  | { readonly kind: 'record'; readonly record: WireRecord; readonly bytes: number }
  | { readonly kind: 'skip'; readonly skip: Skip; readonly bytes: number }
  | { readonly kind: 'nothing'; readonly bytes: 0 }

function show(entry: LogEntry, from: bigint): Shown {
  switch (entry.kind) {
    case 'record':
      return showRecord(entry, toWireRecord(entry.record, PREVIEW_BYTES.frame))
    case 'preview':
      return showRecord(entry, entry.record)
    case 'gap':
      return showSkip(namedSkip(entry.partition, from, entry))
    case 'nothing':
      return { kind: 'nothing', bytes: 0 }
  }
}

function showRecord(entry: LogEntry, record: WireRecord): Shown {
  const bytes = Buffer.byteLength(JSON.stringify(record))
  if (bytes <= WINDOW.frameBytes - ENVELOPE_BYTES - MOVE_BYTES) return { kind: 'record', record, bytes }
  const detail = `Its key, headers and the start of its value take ${bytes} bytes, more than a live view carries at once. Open it to see it.`
  const offset = entry.to - 1n
  return showSkip(namedSkip(entry.partition, offset, { to: entry.to, why: 'unreadable', detail }))
}

function showSkip(skip: Skip): Shown {
  return { kind: 'skip', skip, bytes: JSON.stringify(skip).length }
}

type Named = { readonly to: bigint; readonly why: Skip['why']; readonly detail?: string }

export function namedSkip(partition: number, from: bigint, { to, why, detail }: Named): Skip {
  return { partition, from: String(from), to: String(to), why, ...(detail === undefined ? {} : { detail }) }
}

export function toOffsets(positions: Iterable<readonly [number, bigint]>): Offsets {
  return Object.fromEntries([...positions].map(([partition, offset]) => [partition, String(offset)]))
}
