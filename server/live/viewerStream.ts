import { type Frame, WINDOW } from '../../shared/protocol/records'
import type { Audience, Listener } from './audience'
import type { CatchUp, CatchUps } from './catchUp'
import { cutPiece, EMPTY_PIECE, type FramePiece, toOffsets } from './framePiece'
import { jumpPiece, withSlow } from './jumpPiece'
import type { Watched } from './port'
import { bytesFrom, entriesFrom } from './ring'
import { type StreamStart, startOf } from './streamStart'

/** One viewer on one topic: where it stands in the log, and what it gets next. */
export type ViewerStream = Listener & { close(): void }

/** Where a stream's frames go, as long as it is open. */
export type Outlet = {
  isOpen(topic: string): boolean
  send(frame: Omit<Frame, 'seq'>, bytes: number): void
}

type StreamOptions = {
  readonly audience: Audience
  readonly session: Outlet
  readonly catchUps: CatchUps
  readonly watched: Watched
}

type Stream = {
  readonly options: StreamOptions
  state: 'waiting' | 'reading' | 'following' | 'closed'
  next: Map<number, bigint>
  /** What Kafka gave that comes before the ring's entry `at`, and how much of it was sent. */
  catchUp: CatchUp
  caughtUp: number
  at: number
  /** From this entry on the stream stands exactly where the tap stood, so that it can share pieces with others. */
  alignedAt: number
  isIntroduced: boolean
  /** Counts the beginnings, so that a read for an earlier one is thrown away. */
  life: number
}

/** What may wait in the ring behind a full window: enough for a browser that hangs for a moment, too little to show it the past. */
const MOST_WAITING_BYTES = 2 * WINDOW.bytes

const NO_CATCH_UP: CatchUp = { entries: [], release() {} }

export function createViewerStream(options: StreamOptions): ViewerStream {
  const stream: Stream = {
    options,
    state: 'waiting',
    next: new Map(),
    catchUp: NO_CATCH_UP,
    caughtUp: 0,
    at: 0,
    alignedAt: 0,
    isIntroduced: false,
    life: 0,
  }
  return {
    begin() {
      if (stream.state === 'waiting') void begin(stream)
    },
    pump: () => pump(stream),
    addPartition(partition, from) {
      if (!stream.next.has(partition)) stream.next.set(partition, from)
    },
    end: () => end(stream),
    beginAnew: () => beginAnew(stream),
    isIntroduced: () => stream.isIntroduced,
    close() {
      stream.state = 'closed'
      stream.life += 1
      dropCatchUp(stream)
    },
  }
}

async function begin(stream: Stream): Promise<void> {
  const { audience, watched } = stream.options
  const start = startOf(audience, watched)
  stream.next = start.next
  stream.at = start.kind === 'ring' ? start.at : audience.tap.ring.end()
  stream.alignedAt = start.kind === 'ring' ? start.alignedAt : stream.at
  if (start.kind === 'kafka') await readFirst(stream, start)
  else follow(stream)
}

async function readFirst(stream: Stream, { ranges, choose }: StreamStart & { kind: 'kafka' }): Promise<void> {
  const { audience, catchUps } = stream.options
  const { life } = stream
  stream.state = 'reading'
  const read = await catchUps.read(audience.tap.topic, ranges)
  if (life !== stream.life) return read.release()
  const entries = choose(read.entries)
  for (const { partition, from } of [...entries].reverse()) stream.next.set(partition, from)
  stream.catchUp = { ...read, entries }
  follow(stream)
}

function follow(stream: Stream): void {
  stream.state = 'following'
  pump(stream)
}

function pump(stream: Stream): void {
  const { audience, session } = stream.options
  while (stream.state === 'following' && session.isOpen(audience.tap.topic)) {
    const piece = nextPiece(stream)
    if (!piece) return
    deliver(stream, piece)
  }
}

function nextPiece(stream: Stream): FramePiece | undefined {
  const { audience } = stream.options
  if (stream.caughtUp < stream.catchUp.entries.length) return pieceOfCatchUp(stream)
  if (stream.at >= audience.flushed()) return stream.isIntroduced ? undefined : EMPTY_PIECE
  const isAligned = stream.at >= stream.alignedAt
  if (isLeftBehind(stream)) return jump(stream)
  const piece = isAligned
    ? audience.pieceAt(stream.at, stream.next)
    : cutPiece(entriesFrom(audience.tap.ring, stream.at), stream.next)
  stream.at += piece.taken
  return piece
}

function pieceOfCatchUp(stream: Stream): FramePiece {
  const piece = cutPiece(stream.catchUp.entries.slice(stream.caughtUp), stream.next)
  stream.caughtUp += piece.taken
  if (stream.caughtUp === stream.catchUp.entries.length) dropCatchUp(stream)
  return piece
}

function dropCatchUp(stream: Stream): void {
  stream.catchUp.release()
  stream.catchUp = NO_CATCH_UP
  stream.caughtUp = 0
}

/** Too much waits, or the ring has already let go of it. A replay of the ring may take longer. */
function isLeftBehind({ options, at, alignedAt }: Stream): boolean {
  const { ring } = options.audience.tap
  return at < ring.first() || bytesFrom(ring, Math.max(at, alignedAt)) > MOST_WAITING_BYTES
}

function jump(stream: Stream): FramePiece {
  const { piece, at } = jumpPiece(stream.options.audience, stream.next)
  stream.at = at + piece.taken
  stream.alignedAt = stream.at
  return piece
}

/** The first frame of a log tells where every partition stands, later ones only what moves. */
function deliver(stream: Stream, piece: FramePiece): void {
  const { audience, session } = stream.options
  if (stream.isIntroduced && piece.moves.size === 0) return
  const { topic } = audience.tap
  const moves = [...piece.moves]
  const from = toOffsets([
    ...(stream.isIntroduced ? [] : stream.next),
    ...moves.map(([partition, move]) => [partition, move.from] as const),
  ])
  for (const [partition, { to }] of moves) stream.next.set(partition, to)
  const to = toOffsets(
    stream.isIntroduced ? moves.map(([partition, move]) => [partition, move.to] as const) : stream.next,
  )
  stream.isIntroduced = true
  session.send(
    { topic, incarnation: audience.tap.incarnation(), from, to, records: piece.records, skipped: piece.skipped },
    piece.bytes,
  )
}

function end(stream: Stream): void {
  pump(stream)
  if (stream.state !== 'following' && stream.state !== 'reading') return
  dropCatchUp(stream)
  const rest = withSlow(EMPTY_PIECE, stream.next, stream.options.audience.tap.head)
  if (rest.moves.size > 0) deliver(stream, rest)
}

function beginAnew(stream: Stream): void {
  const { tap } = stream.options.audience
  stream.life += 1
  if (stream.state !== 'following' && stream.state !== 'reading') return
  stream.at = tap.ring.end()
  stream.alignedAt = stream.at
  stream.next = new Map(tap.head)
  stream.isIntroduced = false
  follow(stream)
}
