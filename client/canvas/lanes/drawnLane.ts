/** How many records a lane shows; the place of the newest is 0, at the head. */
export const LANE_CELLS = 33

/** What is to be drawn of one partition. Places count offsets back from the log's end, so that gaps in the log are gaps in the lane. */
export type Lane = {
  readonly partition: number
  readonly begin: bigint
  readonly end: bigint
  readonly cells: readonly LaneCell[]
  /** Places whose records are gone: compacted away, or never more than the marks of a transaction. */
  readonly holes: readonly number[]
  /** Places from the head to where retention has cut the log off; null where that is not in sight or nothing was cut. */
  readonly cut: number | null
  readonly bookmarks: readonly Bookmark[]
  readonly share: LaneShare
}
export type LaneCell = {
  readonly place: number
  /** 0..7, null without a key. */
  readonly color: number | null
  readonly tombstone: boolean
  /** Every group of the board that has a bookmark here has passed it. Kafka keeps it all the same. */
  readonly read: boolean
}
export type Bookmark = {
  readonly group: string
  readonly at: bigint
  /** Of a group on this board; others are somebody else's. */
  readonly drawn: boolean
  /** Records between the bookmark and the head, at most what the lane shows. */
  readonly cells: number
  readonly lag: number
  /** The bookmark lies further back than the lane shows. */
  readonly beyond: boolean
  /** Counts up among bookmarks in the same place, so that each can be seen. */
  readonly slot: number
}
/** Of the newest records of all lanes. */
export type LaneShare = {
  readonly count: number
  readonly of: number
  readonly lanes: number
  /** It gets more than half of them although there are three lanes or more. */
  readonly hot: boolean
}

export type Log = {
  begin: bigint
  end: bigint
  held: { readonly offset: bigint; readonly color: number | null; readonly tombstone: boolean }[]
  skipped: readonly { readonly from: bigint; readonly to: bigint }[]
  bookmarks: { readonly group: string; readonly at: bigint; readonly drawn: boolean }[]
}

type Among = {
  readonly partition: number
  readonly of: number /** Partitions of the newest records. */
  readonly recent: readonly number[]
}

export function drawnLane(log: Log, among: Among): Lane {
  const { begin, end, held, bookmarks } = log
  const everyoneAt = least(bookmarks.filter(({ drawn }) => drawn).map(({ at }) => at))
  const cells = held.flatMap(({ offset, color, tombstone }) => {
    const place = Number(end - 1n - offset)
    const isShown = place < LANE_CELLS && offset >= begin
    return isShown ? [{ place, color, tombstone, read: everyoneAt !== null && offset < everyoneAt }] : []
  })
  const kept = Number(end - begin)
  return {
    partition: among.partition,
    begin,
    end,
    cells,
    holes: holesIn(log, cells),
    cut: begin > 0n && kept < LANE_CELLS ? Math.max(0, kept) : null,
    bookmarks: placed(bookmarks, end),
    share: shareOf(among),
  }
}

const least = (offsets: readonly bigint[]) =>
  offsets.reduce<bigint | null>((found, at) => (found === null || at < found ? at : found), null)

/** Between two records that are there, whatever is neither there nor skipped. */
function holesIn({ end, skipped }: Log, cells: readonly LaneCell[]): readonly number[] {
  const [oldest, newest] = [cells[0]?.place ?? 0, cells.at(-1)?.place ?? 0]
  const there = new Set(cells.map(({ place }) => place))
  const isSkipped = (place: number) => {
    const offset = end - 1n - BigInt(place)
    return skipped.some(({ from, to }) => offset >= from && offset < to)
  }
  return Array.from({ length: Math.max(0, oldest - newest) }, (_, i) => newest + i).filter(
    (place) => !there.has(place) && !isSkipped(place),
  )
}

function placed(bookmarks: Log['bookmarks'], end: bigint): readonly Bookmark[] {
  const taken = new Map<number, number>()
  return bookmarks.map(({ group, at, drawn }) => {
    const lag = Math.max(0, Number(end - at))
    const cells = Math.min(lag, LANE_CELLS)
    const slot = taken.get(cells) ?? 0
    taken.set(cells, slot + 1)
    return { group, at, drawn, lag, cells, beyond: lag > LANE_CELLS, slot }
  })
}

const LEAST_LANES = 3
/** Fewer records than this may fall on one lane by chance. */
const LEAST_RECORDS = 20

function shareOf({ partition, of: lanes, recent }: Among): LaneShare {
  const of = recent.length
  const count = recent.filter((one) => one === partition).length
  return { count, of, lanes, hot: lanes >= LEAST_LANES && of >= LEAST_RECORDS && count > of / 2 }
}
