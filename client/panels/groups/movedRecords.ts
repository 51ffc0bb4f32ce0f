import type { BookmarkMove } from '../../board/workspace'

/** Offsets as on the wire; no bookmark yet is null. */
export type Lane = {
  readonly partition: number
  readonly committed: string | null
  readonly begin: string
  readonly end: string
}
export type Moved = { readonly again: bigint; readonly skipped: bigint }

/** How many records a move makes to be read again, and how many it skips; null where only the cluster knows where the bookmarks will land. */
export function movedRecords(lanes: readonly Lane[], to: BookmarkMove['to']): Moved | null {
  if (to.kind === 'time') return null
  return sum(lanes.map((lane) => movedTo(lane, landing(lane, to))))
}

/** The same, when the new bookmarks are known by partition. */
export const movedRecordsTo = (lanes: readonly Lane[], offsets: Readonly<Record<string, string>>): Moved =>
  sum(lanes.map((lane) => movedTo(lane, BigInt(offsets[lane.partition] ?? lane.committed ?? lane.begin))))

/** Of a lane, whose records may have been deleted up to its begin. */
function landing({ begin, end }: Lane, to: Exclude<BookmarkMove['to'], { kind: 'time' }>): bigint {
  switch (to.kind) {
    case 'start':
      return BigInt(begin)
    case 'end':
      return BigInt(end)
    case 'offset':
      return max(BigInt(begin), min(BigInt(end), BigInt(to.offset)))
  }
}

function movedTo({ committed, begin }: Lane, next: bigint): Moved {
  if (committed === null) return NOTHING
  const from = max(BigInt(committed), BigInt(begin))
  return { again: max(0n, from - next), skipped: max(0n, next - from) }
}

const NOTHING: Moved = { again: 0n, skipped: 0n }
const sum = (parts: readonly Moved[]): Moved =>
  parts.reduce((all, one) => ({ again: all.again + one.again, skipped: all.skipped + one.skipped }), NOTHING)
const max = (a: bigint, b: bigint) => (a > b ? a : b)
const min = (a: bigint, b: bigint) => (a < b ? a : b)
