import type { LedgerMeasure, LedgerRow } from './model'

/**
 * What was found about one topic and one group. Every partition counts its offsets from its own `base`, the beginning of the window, so that
 * a place in the arrays is an offset.
 */
export type Evidence = {
  /** Names as drawn. */
  readonly topic: string
  readonly group: string | null
  readonly partitions: readonly PartitionEvidence[]
  /** Different event ids in the topic; they are numbered from 0, the same in all partitions. */
  readonly events: number
}

export type PartitionEvidence = {
  readonly partition: number
  readonly base: bigint
  /** Number of the event at each offset of the window; -1 where there is no record (compacted, a transaction's marker). */
  readonly eventAt: Int32Array
  /** Offsets in the window, counted from `base`. */
  readonly acknowledged: Iterable<number>
  readonly handled: Iterable<HandledAt>
  /** The bookmark counted from `base`; below 0 when it is before the window. */
  readonly passed: number
}
export type HandledAt = {
  readonly at: number
  readonly outcome: 'processed' | 'repeated' | 'deadLettered' | 'parked'
  readonly effects: number
}

export type Reconciled = {
  readonly row: LedgerRow
  /** The offsets behind a number, counted from each partition's base, with how often; by partition in the order of the evidence. */
  behind(measure: LedgerMeasure): readonly (readonly Found[])[]
}
export type Found = { readonly at: number; readonly times: number }

/** Counts again. Handlings of offsets without a record in the window (fetched before it, or compacted since) count for nothing. */
export function reconcile(evidence: Evidence): Reconciled {
  const tally = tallied(evidence)
  const found = (measure: LedgerMeasure) => tally.partitions.map((partition) => FINDERS[measure](partition, tally))
  const total = (measure: LedgerMeasure) =>
    sum(
      found(measure)
        .flat()
        .map(({ times }) => times),
    )
  const processed = total('processed')
  const distinct = tally.partitions.reduce((count, { firstAt }) => count + firstAt.size, 0)
  return {
    row: {
      topic: evidence.topic,
      group: evidence.group,
      produced: total('produced'),
      inTopic: total('inTopic'),
      processed,
      distinct,
      duplicates: processed - distinct,
      missing: total('missing'),
      deadLettered: total('deadLettered'),
      effects: total('effects'),
      waiting: total('waiting'),
    },
    behind: found,
  }
}

type Tally = {
  readonly partitions: readonly PartitionTally[]
  /** How often each event was handled to its end, over all partitions. */
  readonly processed: Uint32Array
  /** Whether it was given up anywhere. */
  readonly givenUp: Uint8Array
  readonly hasReaders: boolean
}
type PartitionTally = PartitionEvidence & {
  readonly handledTimes: ReadonlyMap<number, number>
  readonly effects: ReadonlyMap<number, number>
  readonly givenUpAt: ReadonlySet<number>
  /** Offsets of the first record of each event that was handled; the other records of it repeat it. */
  readonly firstAt: ReadonlySet<number>
}

function tallied({ partitions, events, group }: Evidence): Tally {
  const processed = new Uint32Array(events)
  const givenUp = new Uint8Array(events)
  return {
    partitions: partitions.map((partition) => tallyPartition(partition, processed, givenUp)),
    processed,
    givenUp,
    hasReaders: group !== null,
  }
}

function tallyPartition(evidence: PartitionEvidence, processed: Uint32Array, givenUp: Uint8Array): PartitionTally {
  const handledTimes = new Map<number, number>()
  const effects = new Map<number, number>()
  const givenUpAt = new Set<number>()
  const firstAt = new Set<number>()
  for (const { at, outcome, effects: done } of evidence.handled) {
    const event = evidence.eventAt[at] ?? -1
    if (event < 0) continue
    if (done > 0) effects.set(at, (effects.get(at) ?? 0) + done)
    if (outcome === 'deadLettered' || outcome === 'parked') {
      givenUp[event] = 1
      givenUpAt.add(at)
      continue
    }
    if (processed[event] === 0) firstAt.add(at)
    processed[event] = (processed[event] ?? 0) + 1
    handledTimes.set(at, (handledTimes.get(at) ?? 0) + 1)
  }
  return { ...evidence, handledTimes, effects, givenUpAt, firstAt }
}

const FINDERS: Readonly<Record<LedgerMeasure, (partition: PartitionTally, tally: Tally) => readonly Found[]>> = {
  produced: ({ acknowledged, eventAt }) => once([...acknowledged].filter((at) => (eventAt[at] ?? -1) >= 0)),
  inTopic: ({ eventAt }) => once(offsetsWhere(eventAt, () => true)),
  processed: ({ handledTimes }) => times(handledTimes),
  distinct: ({ firstAt }) => once([...firstAt]),
  duplicates: ({ handledTimes, firstAt }) =>
    times(handledTimes)
      .map(({ at, times }) => ({ at, times: firstAt.has(at) ? times - 1 : times }))
      .filter(({ times }) => times > 0),
  missing: ({ eventAt, passed }, { processed, givenUp, hasReaders }) =>
    hasReaders
      ? once(offsetsWhere(eventAt, (event, at) => at < passed && processed[event] === 0 && givenUp[event] === 0))
      : [],
  deadLettered: ({ givenUpAt }) => once([...givenUpAt]),
  effects: ({ effects }) => times(effects),
  waiting: ({ eventAt, passed }, { hasReaders }) =>
    hasReaders ? once(offsetsWhere(eventAt, (_, at) => at >= passed)) : [],
}

function offsetsWhere(eventAt: Int32Array, holds: (event: number, at: number) => boolean): readonly number[] {
  const offsets: number[] = []
  for (let at = 0; at < eventAt.length; at++) {
    const event = eventAt[at] ?? -1
    if (event >= 0 && holds(event, at)) offsets.push(at)
  }
  return offsets
}

const once = (offsets: readonly number[]): readonly Found[] => offsets.map((at) => ({ at, times: 1 }))
const times = (counts: ReadonlyMap<number, number>): readonly Found[] =>
  [...counts].map(([at, times]) => ({ at, times }))
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
