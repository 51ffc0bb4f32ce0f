import type { GroupLag, PartitionCounters } from '../../../shared/protocol/live'
import type { Skip, WireRecord } from '../../../shared/protocol/records'
import { keyColorIndex } from '../../live/keyColor'
import { drawnLane, LANE_CELLS, type Lane, type Log } from './drawnLane'

/** What is known of a topic's log, kept as long as its node shows lanes. */
export type LaneModel = {
  /** Skipped ones were never sent here: what was in their places is not known. */
  arrived(records: readonly WireRecord[], skipped?: readonly Skip[]): void
  counted(partitions: readonly PartitionCounters[]): void
  /** The groups that read this topic, as last seen; `drawn` are the board's own. */
  committed(groups: readonly GroupLag[], drawn: (group: string) => boolean): void
  lanes(partitions: number): readonly Lane[]
}

/** Over so many of the newest records the shares of the lanes are counted. */
const RECENT = 100

export function createLaneModel(): LaneModel {
  const logs = new Map<number, Log>()
  let recent: readonly number[] = []
  const logOf = (partition: number): Log => {
    const known = logs.get(partition)
    if (known) return known
    const log: Log = { begin: 0n, end: 0n, held: [], skipped: [], bookmarks: [] }
    logs.set(partition, log)
    return log
  }
  return {
    arrived(records, skipped = []) {
      for (const skip of skipped) leaveOut(logOf(skip.partition), skip)
      for (const record of records) hold(logOf(record.partition), record)
      recent = [...recent, ...records.map(({ partition }) => partition)].slice(-RECENT)
    },
    counted(partitions) {
      for (const { partition, begin, end } of partitions) {
        const log = logOf(partition)
        log.begin = BigInt(begin)
        extend(log, BigInt(end))
      }
    },
    committed(groups, drawn) {
      for (const log of logs.values()) log.bookmarks = []
      for (const { group, partitions } of groups) {
        for (const { partition, committed } of partitions) {
          if (committed === null) continue
          logOf(partition).bookmarks.push({ group, at: BigInt(committed), drawn: drawn(group) })
        }
      }
    },
    lanes: (partitions) =>
      Array.from({ length: partitions }, (_, partition) =>
        drawnLane(logOf(partition), { partition, of: partitions, recent }),
      ),
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

function leaveOut(log: Log, { from, to }: Skip) {
  log.skipped = [...log.skipped, { from: BigInt(from), to: BigInt(to) }].slice(-LANE_CELLS)
  extend(log, BigInt(to))
}

/** Offsets that go back mean a topic that was deleted and made again, or a view that began anew. */
function startOver(log: Log) {
  log.held = []
  log.skipped = []
  log.begin = 0n
  log.end = 0n
}

function extend(log: Log, end: bigint) {
  if (end > log.end) log.end = end
}
