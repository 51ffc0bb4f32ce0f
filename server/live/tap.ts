import { setImmediate as nextTurn } from 'node:timers/promises'
import type { TopicCounters, ViewState } from '../../shared/protocol/live'
import { type Chunk, KafkaProblem, type Tail, type TailState, type TopicReader } from '../kafka/port'
import { chunkToEntries, gapEntry } from './logEntry'
import { createRing, type Ring } from './ring'
import { createTapCounters } from './tapCounters'

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
  /** A partition showed up while the tap was running; its log is seen from this offset on. */
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
const STALLED_MS = 10_000

export function createTap({ topic, reader, now, incarnation: initial, events }: TapOptions): Tap {
  const ring = createRing()
  const head = new Map<number, bigint>()
  const counters = createTapCounters(now)
  let incarnation = initial
  let tail: Tail | undefined
  /** Counts the tails, so that a late word of an earlier one is ignored. */
  let life = 0
  let stopped = false
  let state: TailState = { kind: 'starting' }
  let dueAt = 0
  let wanted: 'begin' | 'end' = 'end'

  async function open(): Promise<void> {
    life += 1
    const mine = life
    dueAt = Number.POSITIVE_INFINITY
    try {
      const partitions = await existing(reader.offsets(topic))
      if (mine !== life) return
      for (const { partition, begin, end } of partitions) appear(partition, wanted === 'end' ? end : begin)
      counters.survey(partitions, head)
      startTail(mine)
    } catch (error) {
      if (mine !== life) return
      state = {
        kind: 'reconnecting',
        since: state.kind === 'reconnecting' ? state.since : now(),
        cause: messageOf(error),
      }
      dueAt = now() + RETRY_MS
    }
  }

  function startTail(mine: number): void {
    tail = reader.tail({
      topic,
      from: new Map(head),
      onChunk: (chunk) => (mine === life ? take(chunk, mine) : undefined),
      onState: (next) => {
        if (mine === life) changeState(next)
      },
    })
    dueAt = now() + SURVEY_MS
    events.opened()
  }

  function changeState(next: TailState): void {
    const isBack = state.kind === 'missing' && next.kind !== 'missing'
    state = next
    if (isBack) beginAnew(new Map())
  }

  async function take(chunk: Chunk, mine: number): Promise<void> {
    if (state.kind === 'missing') changeState({ kind: 'live' })
    const position = expect(chunk)
    counters.count(chunk.records)
    const entries = chunkToEntries(chunk).filter((entry) => entry.to > position)
    if (chunk.from > position)
      entries.unshift(gapEntry(chunk.partition, { from: position, to: chunk.from, why: 'expired' }))
    for (let done = 0; done < entries.length; done += SLICE) {
      if (done > 0) await nextTurn()
      if (mine !== life || head.get(chunk.partition) === undefined) return
      for (const entry of entries.slice(done, done + SLICE)) {
        ring.push(entry)
        head.set(entry.partition, entry.to)
      }
      events.arrived()
    }
    counters.heard(chunk)
  }

  /** The position at which a chunk should begin. An end below it means that the log went back and is another one. */
  function expect({ partition, from, end }: Chunk): bigint {
    const position = head.get(partition)
    if (position === undefined) {
      appear(partition, from)
      return from
    }
    if (end >= position) return position
    beginAnew(new Map(head).set(partition, from))
    return from
  }

  function appear(partition: number, from: bigint): void {
    head.set(partition, from)
    events.partitionAppeared(partition, from)
  }

  function beginAnew(positions: ReadonlyMap<number, bigint>): void {
    events.ending()
    incarnation += 1
    ring.clear()
    counters.forget()
    head.clear()
    for (const [partition, offset] of positions) head.set(partition, offset)
    dueAt = now()
    events.begun()
  }

  function restart(): void {
    life += 1
    void tail?.stop()
    tail = undefined
    wanted = 'begin'
    state = { kind: 'starting' }
    beginAnew(new Map())
    void open()
  }

  async function survey(): Promise<void> {
    const mine = life
    const before = new Map(head)
    dueAt = Number.POSITIVE_INFINITY
    const partitions = await existing(reader.offsets(topic)).catch(() => [])
    if (mine !== life) return
    dueAt = now() + SURVEY_MS
    if (partitions.some(({ partition, end }) => end < (before.get(partition) ?? 0n))) restart()
    else counters.survey(partitions, head)
  }

  function tick(): void {
    if (stopped || now() < dueAt) return
    void (tail ? survey() : open())
  }

  function positionsAt(sequence: number): Map<number, bigint> {
    const positions = new Map(head)
    const seen = new Set<number>()
    for (const { partition, from } of ring.from(sequence)) {
      if (!seen.has(partition)) positions.set(partition, from)
      seen.add(partition)
    }
    return positions
  }

  async function stop(): Promise<void> {
    stopped = true
    life += 1
    await tail?.stop()
  }

  return {
    topic,
    ring,
    head,
    incarnation: () => incarnation,
    renumber: (next) => {
      incarnation = next
    },
    isOpen: () => tail !== undefined,
    positionsAt,
    begin: counters.begin,
    counters: () => ({
      topic,
      partitions: counters.partitions(),
      rate: counters.rate(),
      rateByService: counters.rateByService(),
      view: toView({ topic, state, behindMs: counters.behindMs(), now: now() }),
    }),
    restart,
    tick,
    started: open(),
    stop,
  }
}

/** A topic that does not exist has no partitions; its tail waits for it. */
async function existing<T>(partitions: Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await partitions
  } catch (error) {
    if (error instanceof KafkaProblem && error.code === 'unknownTopic') return []
    throw error
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

type Seen = { readonly topic: string; readonly state: TailState; readonly behindMs: number; readonly now: number }

/** Fetches that succeed while the position stands still and records wait are not "live". */
function toView({ topic, state, behindMs, now }: Seen): ViewState {
  switch (state.kind) {
    case 'starting':
      return { kind: 'starting' }
    case 'live':
      if (behindMs < STALLED_MS) return { kind: 'live', behindMs }
      return {
        kind: 'reconnecting',
        sinceMs: behindMs,
        cause: 'The topic has newer records, but reading does not get on.',
      }
    case 'reconnecting':
      return { kind: 'reconnecting', sinceMs: now - state.since, cause: state.cause }
    case 'missing':
      return { kind: 'missing', sentence: `The topic ${topic} does not exist on the cluster.` }
    case 'failed':
      return { kind: 'failed', cause: state.cause, next: state.next }
  }
}
