import type { Fate, Fates, LedgerMeasure, LedgerRow } from './model'

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
  /** Places of what was handled after a later record of its key. */
  readonly inverted: Iterable<number>
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
  /** How many of the records that were written there met which fate in this group, each by its event, wherever that was handled. */
  fatesIn(stretches: readonly Stretch[]): Fates
}
/** Offsets of one partition, `to` exclusive. */
export type Stretch = { readonly partition: number; readonly from: number; readonly to: number }
export type Found = { readonly at: number; readonly times: number }

/** Counts again. Handlings of offsets without a record in the window (fetched before it, or compacted since) count for nothing. */
export function reconcile(evidence: Evidence): Reconciled {
  const tally = tallied(evidence)
  const total = (measure: LedgerMeasure) => sum(tally.partitions.map((partition) => totalOf(measure, partition, tally)))
  return {
    row: {
      topic: evidence.topic,
      group: evidence.group,
      produced: total('produced'),
      inTopic: total('inTopic'),
      processed: total('processed'),
      distinct: total('distinct'),
      duplicates: total('duplicates'),
      missing: total('missing'),
      deadLettered: total('deadLettered'),
      effects: total('effects'),
      inversions: total('inversions'),
      waiting: total('waiting'),
    },
    behind: (measure) => tally.partitions.map((partition) => placesOf(measure, partition, tally)),
    fatesIn(stretches) {
      const fates = { handled: 0, givenUp: 0, waiting: 0, missing: 0, gone: 0 }
      for (const { partition, from, to } of stretches) {
        const index = evidence.partitions.findIndex((one) => one.partition === partition)
        const base = Number(evidence.partitions[index]?.base)
        for (let offset = from; offset < to; offset++) fates[fateAt(offset - base, tally.partitions[index], tally)] += 1
      }
      return fates
    },
  }
}

/** What lies behind the end of the count is still to be counted; what the window lacks will never be. */
function fateAt(at: number, partition: PartitionTally | undefined, { processed, givenUp }: Tally): Fate {
  if (!partition) return 'gone'
  const { eventAt, passed } = partition
  if (at >= eventAt.length) return 'waiting'
  const event = eventAt[at] ?? -1
  if (event < 0) return 'gone'
  if ((processed[event] ?? 0) > 0) return 'handled'
  if (givenUp[event] === 1) return 'givenUp'
  return at < passed ? 'missing' : 'waiting'
}

type Tally = {
  readonly partitions: readonly PartitionTally[]
  /** How often each event was handled to its end, over all partitions. */
  readonly processed: Uint32Array
  /** Whether it was given up anywhere. */
  readonly givenUp: Uint8Array
  readonly hasReaders: boolean
}

/** Columns have a place for each offset of the window; where there is no record, they say nothing. */
type PartitionTally = Pick<PartitionEvidence, 'eventAt' | 'passed'> & {
  readonly acknowledgedAt: Uint8Array
  readonly handledAt: Uint32Array
  readonly effectsAt: Uint32Array
  readonly givenUpAt: Uint8Array
  readonly invertedAt: Uint32Array
  /** The first place at which each event was handled; its other records repeat it. */
  readonly firstAt: Uint8Array
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
  const { eventAt, passed } = evidence
  const { length } = eventAt
  const [acknowledgedAt, givenUpAt, firstAt] = [new Uint8Array(length), new Uint8Array(length), new Uint8Array(length)]
  const [handledAt, effectsAt, invertedAt] = [new Uint32Array(length), new Uint32Array(length), new Uint32Array(length)]
  for (const at of evidence.acknowledged) if ((eventAt[at] ?? -1) >= 0) acknowledgedAt[at] = 1
  for (const at of evidence.inverted) invertedAt[at] = (invertedAt[at] ?? 0) + 1
  for (const { at, outcome, effects } of evidence.handled) {
    const event = eventAt[at] ?? -1
    if (event < 0) continue
    effectsAt[at] = (effectsAt[at] ?? 0) + effects
    if (outcome === 'deadLettered' || outcome === 'parked') {
      givenUp[event] = 1
      givenUpAt[at] = 1
      continue
    }
    if (processed[event] === 0) firstAt[at] = 1
    processed[event] = (processed[event] ?? 0) + 1
    handledAt[at] = (handledAt[at] ?? 0) + 1
  }
  return { eventAt, passed, acknowledgedAt, handledAt, effectsAt, givenUpAt, invertedAt, firstAt }
}

/** How often a place counts. */
const TIMES: Readonly<Record<LedgerMeasure, (partition: PartitionTally, tally: Tally, at: number) => number>> = {
  produced: ({ acknowledgedAt }, _, at) => acknowledgedAt[at] ?? 0,
  inTopic: ({ eventAt }, _, at) => Number((eventAt[at] ?? -1) >= 0),
  processed: ({ handledAt }, _, at) => handledAt[at] ?? 0,
  distinct: ({ firstAt }, _, at) => firstAt[at] ?? 0,
  duplicates: ({ handledAt, firstAt }, _, at) => (handledAt[at] ?? 0) - (firstAt[at] ?? 0),
  missing: ({ eventAt, passed }, { processed, givenUp, hasReaders }, at) => {
    const event = eventAt[at] ?? -1
    return Number(hasReaders && at < passed && event >= 0 && processed[event] === 0 && givenUp[event] === 0)
  },
  deadLettered: ({ givenUpAt }, _, at) => givenUpAt[at] ?? 0,
  effects: ({ effectsAt }, _, at) => effectsAt[at] ?? 0,
  inversions: ({ invertedAt }, _, at) => invertedAt[at] ?? 0,
  waiting: ({ eventAt, passed }, { hasReaders }, at) => Number(hasReaders && at >= passed && (eventAt[at] ?? -1) >= 0),
}

function totalOf(measure: LedgerMeasure, partition: PartitionTally, tally: Tally): number {
  const timesAt = TIMES[measure]
  let total = 0
  for (let at = 0; at < partition.eventAt.length; at++) total += timesAt(partition, tally, at)
  return total
}

function placesOf(measure: LedgerMeasure, partition: PartitionTally, tally: Tally): readonly Found[] {
  const timesAt = TIMES[measure]
  const places: Found[] = []
  for (let at = 0; at < partition.eventAt.length; at++) {
    const times = timesAt(partition, tally, at)
    if (times > 0) places.push({ at, times })
  }
  return places
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
