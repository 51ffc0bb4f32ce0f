import { done, type Outcome } from '../problem'
import { createTumblingWindow, type FinishedWindow, type TumblingWindow, type WindowEntry } from './tumblingWindow'

/** An entry of a record for the windows of a connection that are so long. */
export type ConnectionEntry = WindowEntry & { readonly connectionId: string; readonly seconds: number }
export type Finished = { readonly connectionId: string; readonly window: FinishedWindow }
export type Place = { readonly group: string; readonly topic: string; readonly partition: number }
/** Where a record stands, and its time in milliseconds since the epoch. */
export type PlacedRecord = {
  readonly topic: string
  readonly partition: number
  readonly offset: bigint
  readonly timestamp: bigint
}

/**
 * The open windows of one copy of a service. A window is in memory alone; its group's bookmark stays at its first record until its message
 * is acknowledged. Whoever gets the partition next, after a crash too, begins there and fills the window again.
 */
export type Windows = {
  /** Adds what a record gives and closes what its time brings to an end. Refused when too many groups are open. */
  add(group: string, record: PlacedRecord, entries: readonly ConnectionEntry[]): Outcome<Added>
  /** The messages of what was finished are acknowledged: the bookmark may pass. */
  settle(place: Place): void
  heldAt(place: Place): bigint | undefined
  /** Ends what time alone has brought to an end, in partitions where nothing happened lately. */
  closeIdle(): readonly (Place & { readonly finished: readonly Finished[] })[]
  /** The group was dealt anew: whoever has a partition now begins at its bookmark. */
  forget(group: string): void
}

/** `late`: entries of windows that are closed already, and counted nowhere. */
export type Added = { readonly finished: readonly Finished[]; readonly late: number }

/** Records may be so late, and so long nothing may come, before the clock on the wall ends a window. */
const IDLE_MS = 2_000

type Partition = Place & {
  readonly windows: Map<string, TumblingWindow>
  /** First record of each open window, by its end. */
  readonly firsts: Map<number, bigint>
  next: bigint
  time: number
  /** Finished, and not settled yet. */
  pending: readonly Finished[]
  busy: boolean
  usedAt: number
  held: bigint | undefined
}

export function createWindows(now: () => number): Windows {
  const partitions = new Map<string, Partition>()

  function partitionOf(place: Place, offset: bigint): Partition {
    const id = idOf(place)
    const known = partitions.get(id)
    // The bookmark was behind: everything from it on comes again, and fills its windows anew.
    const partition = known && offset >= known.next - 1n ? known : newPartition(place, now())
    partitions.set(id, partition)
    return partition
  }

  return {
    add(group, record, entries) {
      const { topic, offset, timestamp } = record
      const partition = partitionOf({ group, topic, partition: record.partition }, offset)
      partition.busy = true
      // The same record once more has been counted.
      const isNew = offset >= partition.next
      partition.next = offset + 1n
      let late = 0
      for (const entry of isNew ? entries : []) {
        const added = addTo(partition, entry, offset)
        if (!added.ok) return added
        if (added.value === 'late') late += 1
      }
      partition.time = Math.max(partition.time, Number(timestamp))
      return done({ finished: close(partition, partition.time), late })
    },
    settle(place) {
      const partition = partitions.get(idOf(place))
      if (!partition) return
      for (const end of partition.firsts.keys()) if (end <= partition.time) partition.firsts.delete(end)
      partition.pending = []
      partition.held = least(partition.firsts.values())
      partition.busy = false
      partition.usedAt = now()
    },
    heldAt: (place) => partitions.get(idOf(place))?.held,
    closeIdle: () =>
      [...partitions.values()].flatMap((partition) => {
        const upTo = now() - IDLE_MS
        const isIdle = !partition.busy && partition.usedAt <= upTo && partition.firsts.size > 0
        if (!isIdle) return []
        partition.time = Math.max(partition.time, upTo)
        const { group, topic, partition: number } = partition
        return [{ group, topic, partition: number, finished: close(partition, upTo) }]
      }),
    forget(group) {
      for (const [id, partition] of partitions) if (partition.group === group) partitions.delete(id)
    },
  }
}

const idOf = ({ group, topic, partition }: Place) => `${group}\n${topic}\n${partition}`

const newPartition = (place: Place, usedAt: number): Partition => ({
  ...place,
  windows: new Map(),
  firsts: new Map(),
  next: 0n,
  time: Number.NEGATIVE_INFINITY,
  pending: [],
  busy: false,
  usedAt,
  held: undefined,
})

function addTo(partition: Partition, entry: ConnectionEntry, offset: bigint): Outcome<'counted' | 'late'> {
  const { connectionId, seconds, timestamp } = entry
  const window = partition.windows.get(connectionId) ?? createTumblingWindow(seconds)
  partition.windows.set(connectionId, window)
  const added = window.add(entry)
  if (!added.ok || added.value === 'late') return added
  const length = Math.max(1, Math.round(seconds * 1_000))
  const end = (Math.floor(timestamp / length) + 1) * length
  if (!partition.firsts.has(end)) partition.firsts.set(end, offset)
  partition.held = least(partition.firsts.values())
  return added
}

function close(partition: Partition, upTo: number): readonly Finished[] {
  const finished = [...partition.windows].flatMap(([connectionId, window]) =>
    window.close(upTo).map((closed) => ({ connectionId, window: closed })),
  )
  partition.pending = [...partition.pending, ...finished]
  return partition.pending
}

function least(offsets: Iterable<bigint>): bigint | undefined {
  let smallest: bigint | undefined
  for (const offset of offsets) if (smallest === undefined || offset < smallest) smallest = offset
  return smallest
}
