import { type Column, float64Column, int32Column } from './column'

/** What is kept of the records of one partition: a few numbers for each offset from `base` on, so that a place in a column is an offset. */
export type PartitionColumns = {
  readonly base: bigint
  /** Up to where it has been read, exclusive. */
  next(): bigint
  /** Numbers of the event ids in the topic; -1 where there is no record. */
  events(): Int32Array
  /** Numbers of the traces on the board; -1 where there is none. */
  traces(): Int32Array
  /** Numbers of the producers' keys in the topic (none is one, too), and which record of it it is; -1 where it is not counted. */
  keys(): Int32Array
  keySeqs(): Int32Array
  /** Results of the tallies, in their order; NaN where they say nothing. */
  tallied(tally: number): Float64Array
  put(offset: bigint, row: ColumnRow): void
  /** There is nothing more before this offset. */
  advance(to: bigint): void
}
export type ColumnRow = {
  readonly event: number
  readonly trace: number
  readonly key: number
  readonly keySeq: number
  readonly tallied: readonly number[]
}

export function createPartitionColumns(base: bigint, tallies: number): PartitionColumns {
  const [events, traces, keys, keySeqs] = [int32Column(), int32Column(), int32Column(), int32Column()]
  const tallied: readonly Column<Float64Array<ArrayBuffer>>[] = Array.from({ length: tallies }, float64Column)
  let next = base

  function push(row: ColumnRow): void {
    events.push(row.event)
    traces.push(row.trace)
    keys.push(row.key)
    keySeqs.push(row.keySeq)
    for (const [index, column] of tallied.entries()) column.push(row.tallied[index] ?? Number.NaN)
    next += 1n
  }

  function advance(to: bigint): void {
    while (next < to) push(NOTHING)
  }

  return {
    base,
    next: () => next,
    events: events.all,
    traces: traces.all,
    keys: keys.all,
    keySeqs: keySeqs.all,
    tallied: (tally) => tallied[tally]?.all() ?? new Float64Array(),
    put(offset, row) {
      if (offset < next) return
      advance(offset)
      push(row)
    },
    advance,
  }
}

const NOTHING: ColumnRow = { event: -1, trace: -1, key: -1, keySeq: -1, tallied: [] }
