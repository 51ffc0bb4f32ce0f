import type { PartitionColumns } from './partitionColumns'

/** A place that was handled after another one, although its producer meant it to come before that. */
export type Inversion = PlaceIn & { readonly after: PlaceIn }
/** `at` counts from the base of the window. */
export type PlaceIn = { readonly partition: number; readonly at: number }

/** By partition, each in the order of handling; `time`: milliseconds since the epoch. */
export type HandledPlaces = ReadonlyMap<number, readonly HandledPlace[]>
type HandledPlace = { readonly at: number; readonly time: number }

/** `eventAt`: -1 where a record is not to be counted. */
export type CountedPartition = {
  readonly partition: number
  readonly columns: Pick<PartitionColumns, 'keys' | 'keySeqs'>
  readonly eventAt: Int32Array
}

/**
 * What a group handled after a later record of the same key, or without keys of the same producer, in a topic; in the order
 * of handling. What is read once more is not out of order.
 */
export function inversionsIn(
  partitions: readonly CountedPartition[],
  { handled }: { readonly handled: HandledPlaces },
): readonly Inversion[] {
  const highest = new Map<number, { keySeq: number; partition: number; at: number }>()
  const found: Inversion[] = []
  for (const { partition, at, key, keySeq } of inOrderOfHandling(partitions, handled)) {
    const before = highest.get(key)
    if (!before) highest.set(key, { keySeq, partition, at })
    else if (keySeq < before.keySeq)
      found.push({ partition, at, after: { partition: before.partition, at: before.at } })
    else Object.assign(before, { keySeq, partition, at })
  }
  return found
}

type Cursor = {
  readonly partition: number
  readonly handled: readonly HandledPlace[]
  readonly keys: Int32Array
  readonly keySeqs: Int32Array
  readonly eventAt: Int32Array
  next: number
  /** Below is what was handled before. */
  reached: number
}

/** Each partition was handled in its own order, so that they are only to be merged. */
function* inOrderOfHandling(partitions: readonly CountedPartition[], handled: HandledPlaces) {
  const cursors = partitions.map(
    ({ partition, columns, eventAt }): Cursor => ({
      partition,
      eventAt,
      handled: handled.get(partition) ?? [],
      keys: columns.keys(),
      keySeqs: columns.keySeqs(),
      next: 0,
      reached: 0,
    }),
  )
  for (let cursor = earliest(cursors); cursor; cursor = earliest(cursors)) {
    const { at } = cursor.handled[cursor.next++] ?? { at: -1 }
    if (at < cursor.reached) continue
    cursor.reached = at + 1
    const key = cursor.keys[at] ?? -1
    if (key >= 0 && (cursor.eventAt[at] ?? -1) >= 0)
      yield { partition: cursor.partition, at, key, keySeq: cursor.keySeqs[at] ?? 0 }
  }
}

function earliest(cursors: readonly Cursor[]): Cursor | undefined {
  let first: Cursor | undefined
  let firstTime = Number.POSITIVE_INFINITY
  for (const cursor of cursors) {
    const { time } = cursor.handled[cursor.next] ?? { time: Number.POSITIVE_INFINITY }
    if (time >= firstTime) continue
    first = cursor
    firstTime = time
  }
  return first
}
