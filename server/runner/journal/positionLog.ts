/** Offsets of one partition in the order in which something happened to them, in typed arrays that grow piece by piece. */
export type PositionLog = {
  add(entry: Entry): void
  entries(): Iterable<Entry>
  size(): number
  /** When the first entry was made; infinity when there is none. */
  oldestAt(): number
  /** Forgets the first piece: how many entries, and when the last of them was made. */
  dropOldest(): { readonly count: number; readonly lastAt: number }
}
/** `at`: milliseconds since the epoch. `tag`: 0 to 65,535. */
export type Entry = { readonly offset: number; readonly at: number; readonly tag: number }

type Piece = {
  /** The first entry's; the others are told as distances from it. */
  readonly offset: number
  readonly at: number
  offsets: Int32Array
  times: Uint32Array
  tags: Uint16Array
  length: number
  lastAt: number
}

const FIRST = 64
const LARGEST = 8_192
const FARTHEST = 2 ** 31 - 1
const LONGEST_MS = 2 ** 32 - 1

/** `timed`: each entry keeps its own time and tag; otherwise only its offset, and the time of its piece. */
export function createPositionLog(timed: boolean): PositionLog {
  const pieces: Piece[] = []
  let size = 0

  function pieceFor({ offset, at }: Entry): Piece {
    const last = pieces.at(-1)
    if (last && last.length < LARGEST && fits(last, offset, at)) {
      if (last.length === last.offsets.length) grow(last, timed)
      return last
    }
    const piece = newPiece(offset, at, timed)
    pieces.push(piece)
    return piece
  }

  return {
    add(entry) {
      const piece = pieceFor(entry)
      piece.offsets[piece.length] = entry.offset - piece.offset
      if (timed) {
        piece.times[piece.length] = entry.at - piece.at
        piece.tags[piece.length] = entry.tag
      }
      piece.length += 1
      piece.lastAt = Math.max(piece.lastAt, entry.at)
      size += 1
    },
    *entries() {
      for (const { offset, at, offsets, times, tags, length } of pieces)
        for (let index = 0; index < length; index++)
          yield { offset: offset + (offsets[index] ?? 0), at: at + (times[index] ?? 0), tag: tags[index] ?? 0 }
    },
    size: () => size,
    oldestAt: () => pieces[0]?.at ?? Number.POSITIVE_INFINITY,
    dropOldest() {
      const piece = pieces.shift()
      size -= piece?.length ?? 0
      return { count: piece?.length ?? 0, lastAt: piece?.lastAt ?? 0 }
    },
  }
}

const fits = (piece: Piece, offset: number, at: number) =>
  Math.abs(offset - piece.offset) <= FARTHEST && at >= piece.at && at - piece.at <= LONGEST_MS

const newPiece = (offset: number, at: number, timed: boolean): Piece => ({
  offset,
  at,
  offsets: new Int32Array(FIRST),
  times: new Uint32Array(timed ? FIRST : 0),
  tags: new Uint16Array(timed ? FIRST : 0),
  length: 0,
  lastAt: at,
})

function grow(piece: Piece, timed: boolean): void {
  const length = piece.offsets.length * 2
  const [offsets, times, tags] = [
    new Int32Array(length),
    new Uint32Array(timed ? length : 0),
    new Uint16Array(timed ? length : 0),
  ]
  offsets.set(piece.offsets)
  times.set(piece.times)
  tags.set(piece.tags)
  Object.assign(piece, { offsets, times, tags })
}
