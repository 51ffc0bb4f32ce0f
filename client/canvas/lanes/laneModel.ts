import type { GroupLag, PartitionCounters } from '../../../shared/protocol/live'
import type { WireRecord } from '../../../shared/protocol/records'
import { keyColorIndex } from '../../live/keyColor'

/** How many records a lane shows; the place of the newest is 0, at the head. */
export const LANE_CELLS = 33

/** What is to be drawn of one partition. Places count records back from the log's end, so that gaps in the log are gaps in the lane. */
export type Lane = {
  readonly partition: number
  readonly cells: readonly LaneCell[]
  readonly bookmarks: readonly Bookmark[]
}
export type LaneCell = {
  readonly place: number
  /** 0..7, null without a key. */
  readonly color: number | null
  readonly tombstone: boolean
  /** Every group that has a bookmark here has passed it. Kafka keeps it all the same. */
  readonly read: boolean
}
export type Bookmark = {
  readonly group: string
  /** Records between the bookmark and the head, at most what the lane shows. */
  readonly cells: number
  readonly lag: number
  /** The bookmark lies further back than the lane shows. */
  readonly beyond: boolean
}

export type LaneModel = {
  arrived(records: readonly WireRecord[]): void
  counted(partitions: readonly PartitionCounters[]): void
  /** The groups that subscribe to this topic, as last seen. */
  committed(groups: readonly GroupLag[]): void
  lanes(partitions: number): readonly Lane[]
}

type Held = { readonly offset: bigint; readonly color: number | null; readonly tombstone: boolean }
type Log = { end: bigint; held: Held[]; readonly bookmarks: Map<string, bigint> }

export function createLaneModel(): LaneModel {
  const logs = new Map<number, Log>()
  const logOf = (partition: number): Log => {
    const known = logs.get(partition)
    if (known) return known
    const log: Log = { end: 0n, held: [], bookmarks: new Map() }
    logs.set(partition, log)
    return log
  }
  return {
    arrived(records) {
      for (const record of records) hold(logOf(record.partition), record)
    },
    counted(partitions) {
      for (const { partition, end } of partitions) extend(logOf(partition), BigInt(end))
    },
    committed(groups) {
      for (const log of logs.values()) log.bookmarks.clear()
      for (const { group, partitions } of groups) {
        for (const { partition, committed } of partitions) {
          if (committed !== null) logOf(partition).bookmarks.set(group, BigInt(committed))
        }
      }
    },
    lanes: (partitions) => Array.from({ length: partitions }, (_, partition) => drawn(partition, logOf(partition))),
  }
}

function hold(log: Log, { offset, key, value }: WireRecord) {
  const at = BigInt(offset)
  const newest = log.held.at(-1)
  if (newest && at <= newest.offset) startOver(log)
  log.held.push({ offset: at, color: key && keyColorIndex(key.data), tombstone: value === null })
  if (log.held.length > 2 * LANE_CELLS) log.held = log.held.slice(-LANE_CELLS)
  extend(log, at + 1n)
}

/** Offsets that go back mean a topic that was deleted and made again, or a view that began anew. */
function startOver(log: Log) {
  log.held = []
  log.end = 0n
}

function extend(log: Log, end: bigint) {
  if (end > log.end) log.end = end
}

function drawn(partition: number, { end, held, bookmarks }: Log): Lane {
  const everyoneAt = [...bookmarks.values()].reduce<bigint | null>(
    (least, at) => (least === null || at < least ? at : least),
    null,
  )
  const cells = held.flatMap(({ offset, color, tombstone }) => {
    const place = Number(end - 1n - offset)
    return place < LANE_CELLS ? [{ place, color, tombstone, read: everyoneAt !== null && offset < everyoneAt }] : []
  })
  return { partition, cells, bookmarks: [...bookmarks].map(([group, at]) => bookmark(group, end - at)) }
}

function bookmark(group: string, distance: bigint): Bookmark {
  const lag = Math.max(0, Number(distance))
  return { group, lag, cells: Math.min(lag, LANE_CELLS), beyond: lag > LANE_CELLS }
}
