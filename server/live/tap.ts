import { setImmediate as nextTurn } from 'node:timers/promises'
import type { TopicCounters } from '../../shared/protocol/live'
import {
  type Chunk,
  KafkaProblem,
  type PartitionOffsets,
  type Tail,
  type TailState,
  type TopicReader,
} from '../kafka/port'
import { chunkToEntries, gapEntry, type LogEntry } from './logEntry'
import { createRing, entriesFrom, type Ring } from './ring'
import { createTapCounters, type TapCounters } from './tapCounters'
import { toView } from './toView'

/** The server's own reader of one topic: its ring, its positions, its counters. Knows nothing of viewers. */
export type Tap = {
  readonly topic: string
  readonly ring: Ring
  /** Next offset per partition, after everything in the ring. */
  readonly head: ReadonlyMap<number, bigint>
  incarnation(): number
  /** Gives the log another number without reading it anew. */
  renumber(incarnation: number): void
  /** Positions are known and the tail runs. */
  isOpen(): boolean
  /** Positions just before the entry with this number. */
  positionsAt(sequence: number): Map<number, bigint>
  begin(partition: number): bigint
  counters(): TopicCounters
  /** The topic was made anew: its log is read from the beginning under the next incarnation. */
  restart(): void
  /** Opens again what could not be opened, and asks now and then where the log begins and ends. */
  tick(): void
  /** Resolves when the first attempt to open is over. */
  readonly started: Promise<void>
  stop(): Promise<void>
}

export type TapOptions = {
  readonly topic: string
  readonly reader: TopicReader
  readonly now: () => number
  readonly incarnation: number
  readonly events: TapEvents
}
export type TapEvents = {
  opened(): void
  /** The ring has new entries. */
  arrived(): void
  /** A partition showed up; its log is seen from this offset on. */
  partitionAppeared(partition: number, from: bigint): void
  /** The log is about to be another one: last call for what is in the ring. */
  ending(): void
  /** The log is another one: incarnation, head and ring are new. */
  begun(): void
}

/** A large chunk is taken in slices with a turn of the event loop between them, so that acks and other topics get in. */
const SLICE = 1_000
const RETRY_MS = 1_000
const SURVEY_MS = 5_000

type State = {
  readonly options: TapOptions
  readonly ring: Ring
  readonly head: Map<number, bigint>
  readonly counters: TapCounters
  incarnation: number
  tail: Tail | undefined
  /** Resolves when every earlier tail has stopped. */
  retired: Promise<unknown>
  /** Counts the tails, so that a late word of an earlier one is ignored. */
  life: number
  view: TailState
  /** When to look at the topic next; never while a look is under way. */
  dueAt: number
  /** Where the next tail starts. */
  from: 'begin' | 'end'
}

export function createTap(options: TapOptions): Tap {
  const { topic, now } = options
  const tap: State = {
    options,
    ring: createRing(),
    head: new Map(),
    counters: createTapCounters(now),
    incarnation: options.incarnation,
    tail: undefined,
    retired: Promise.resolve(),
    life: 0,
    view: { kind: 'starting' },
    dueAt: Number.POSITIVE_INFINITY,
    from: 'end',
  }
  const { ring, head, counters } = tap
  return {
    topic,
    ring,
    head,
    incarnation: () => tap.incarnation,
    renumber(incarnation) {
      tap.incarnation = incarnation
    },
    isOpen: () => tap.tail !== undefined,
    positionsAt: (sequence) => positionsAt(tap, sequence),
    begin: counters.begin,
    counters: () => ({
      topic,
      partitions: counters.partitions(),
      rate: counters.rate(),
      rateByService: counters.rateByService(),
      view: toView(tap.view, { topic, behindMs: counters.behindMs(), now: now() }),
    }),
    restart: () => restart(tap),
    tick() {
      if (now() >= tap.dueAt) void (tap.tail ? survey(tap) : open(tap))
    },
    started: open(tap),
    async stop() {
      tap.life += 1
      tap.dueAt = Number.POSITIVE_INFINITY
      await Promise.all([tap.retired, tap.tail?.stop()])
    },
  }
}

async function open(tap: State): Promise<void> {
  const { reader, topic, now } = tap.options
  tap.life += 1
  const { life } = tap
  tap.dueAt = Number.POSITIVE_INFINITY
  try {
    const partitions = await existing(reader.offsets(topic))
    if (life === tap.life) startTail(tap, partitions)
  } catch (error) {
    if (life !== tap.life) return
    const since = tap.view.kind === 'reconnecting' ? tap.view.since : now()
    tap.view = { kind: 'reconnecting', since, cause: error instanceof Error ? error.message : String(error) }
    tap.dueAt = now() + RETRY_MS
  }
}

/** A topic that does not exist has no partitions; its tail waits for it. */
async function existing(partitions: Promise<readonly PartitionOffsets[]>): Promise<readonly PartitionOffsets[]> {
  try {
    return await partitions
  } catch (error) {
    if (error instanceof KafkaProblem && error.code === 'unknownTopic') return []
    throw error
  }
}

function startTail(tap: State, partitions: readonly PartitionOffsets[]): void {
  const { reader, topic, now, events } = tap.options
  const { life } = tap
  for (const { partition, begin, end } of partitions) appear(tap, partition, tap.from === 'end' ? end : begin)
  tap.counters.survey(partitions, tap.head)
  tap.tail = reader.tail({
    topic,
    from: new Map(tap.head),
    onChunk: (chunk) => (life === tap.life ? take(tap, chunk) : undefined),
    onLayout: tap.counters.laidOut,
    onState: (view) => {
      if (life === tap.life) changeView(tap, view)
    },
  })
  tap.dueAt = now() + SURVEY_MS
  events.opened()
}

/** A topic that was gone and is back is another log. */
function changeView(tap: State, view: TailState): void {
  const isBack = tap.view.kind === 'missing' && view.kind !== 'missing'
  tap.view = view
  if (isBack) beginAnew(tap, new Map())
}

async function take(tap: State, chunk: Chunk): Promise<void> {
  if (tap.view.kind === 'missing') changeView(tap, { kind: 'live' })
  const entries = entriesAfter(expectedPosition(tap, chunk), chunk)
  const { life, incarnation } = tap
  tap.counters.count(chunk.records)
  for (let done = 0; done < entries.length; done += SLICE) {
    if (done > 0) await nextTurn()
    if (life !== tap.life || incarnation !== tap.incarnation) return
    for (const entry of entries.slice(done, done + SLICE)) {
      tap.ring.push(entry)
      tap.head.set(entry.partition, entry.to)
    }
    tap.options.events.arrived()
  }
  tap.counters.heard(chunk)
}

/** What the chunk brings from the expected position on. A jump over offsets that nobody explained is named. */
function entriesAfter(position: bigint, chunk: Chunk): LogEntry[] {
  const entries = chunkToEntries(chunk)
  if (chunk.from === position) return entries
  if (chunk.from < position) return entries.filter((entry) => entry.to > position)
  return [gapEntry(chunk.partition, { from: position, to: chunk.from, why: 'expired' }), ...entries]
}

/** An end below what was read already means that the log went back and is another one. */
function expectedPosition(tap: State, { partition, from, end }: Chunk): bigint {
  const position = tap.head.get(partition)
  if (position !== undefined && end >= position) return position
  if (position === undefined) appear(tap, partition, from)
  else beginAnew(tap, new Map(tap.head).set(partition, from))
  return from
}

function appear(tap: State, partition: number, from: bigint): void {
  tap.head.set(partition, from)
  tap.options.events.partitionAppeared(partition, from)
}

function beginAnew(tap: State, positions: ReadonlyMap<number, bigint>): void {
  tap.options.events.ending()
  tap.incarnation += 1
  tap.ring.clear()
  tap.counters.forget()
  tap.head.clear()
  for (const [partition, offset] of positions) tap.head.set(partition, offset)
  tap.dueAt = tap.options.now()
  tap.options.events.begun()
}

function restart(tap: State): void {
  tap.retired = Promise.all([tap.retired, tap.tail?.stop()])
  tap.tail = undefined
  tap.from = 'begin'
  tap.view = { kind: 'starting' }
  beginAnew(tap, new Map())
  void open(tap)
}

/** Begins, ends and leaders as the broker knows them, also while nothing flows. */
async function survey(tap: State): Promise<void> {
  const { reader, topic, now } = tap.options
  const { life, incarnation } = tap
  const before = new Map(tap.head)
  tap.dueAt = Number.POSITIVE_INFINITY
  const partitions = await reader.offsets(topic).catch(() => [])
  if (life !== tap.life) return
  tap.dueAt = now() + SURVEY_MS
  if (incarnation !== tap.incarnation) return
  if (partitions.some(({ partition, end }) => end < (before.get(partition) ?? 0n))) restart(tap)
  else tap.counters.survey(partitions, tap.head)
}

function positionsAt({ ring, head }: State, sequence: number): Map<number, bigint> {
  const positions = new Map(head)
  const seen = new Set<number>()
  for (const { partition, from } of entriesFrom(ring, sequence)) {
    if (!seen.has(partition)) positions.set(partition, from)
    seen.add(partition)
  }
  return positions
}
