import { type Skip, WINDOW } from '../../shared/protocol/records'
import type { Audience } from './audience'
import { type CatchUp, type CatchUps, newestRecords, type Range } from './catchUp'
import { cutPiece, EMPTY_PIECE, type FramePiece, namedSkip, toOffsets } from './framePiece'
import type { LogEntry } from './logEntry'
import type { Watched } from './port'
import { resumePositions } from './resumePositions'
import type { ViewerSession } from './viewerSession'

/** One viewer on one topic: where it stands in the log, and what it gets next. */
export type ViewerStream = {
  /** The tap is open: find the place to begin. */
  begin(): void
  /** Sends as many frames as the window lets through. */
  pump(): void
  addPartition(partition: number, from: bigint): void
  /** The log ends; whatever was not sent is named. */
  end(): void
  /** Another log begins. */
  beginAnew(): void
  /** A first frame told the viewer where every partition stands. */
  isIntroduced(): boolean
  close(): void
}

export type StreamOptions = {
  readonly audience: Audience
  readonly session: ViewerSession
  readonly catchUps: CatchUps
  readonly watched: Watched
}

const NO_CATCH_UP: CatchUp = { entries: [], release() {} }

export function createViewerStream({ audience, session, catchUps, watched }: StreamOptions): ViewerStream {
  const { tap } = audience
  const { topic } = tap
  let next = new Map<number, bigint>()
  /** Entries from Kafka that come before the ring's entry `at`. */
  let catchUp = NO_CATCH_UP
  let caughtUp = 0
  let at = 0
  /** From this entry on the stream stands exactly where the tap stood, so that it can share pieces with others. */
  let alignedAt = 0
  let state: 'waiting' | 'reading' | 'following' = 'waiting'
  let isIntroduced = false
  /** Counts the beginnings, so that a read for an earlier one is thrown away. */
  let life = 0

  function begin(): void {
    at = tap.ring.end()
    alignedAt = at
    next = new Map(tap.head)
    if (watched.resume) resumeFrom(resumePositions(audience, watched.resume))
    else if (watched.tail > 0) beginWithNewest(watched.tail)
    else follow()
  }

  function resumeFrom(positions: Map<number, bigint>): void {
    const oldest = tap.ring.first()
    const inRing = [...tap.positionsAt(oldest)].every(([partition, from]) => (positions.get(partition) ?? 0n) >= from)
    const ranges = rangesFrom((partition) => positions.get(partition) ?? 0n)
    next = positions
    if (inRing) {
      at = oldest
      follow()
    } else void readFirst(ranges, (entries) => entries)
  }

  function beginWithNewest(count: number): void {
    const sequence = tap.ring.newestRecords(count)
    if (sequence !== undefined) {
      at = sequence
      alignedAt = sequence
      next = tap.positionsAt(sequence)
      follow()
      return
    }
    const ranges = rangesFrom((partition, end) => max(tap.begin(partition), end - BigInt(count)))
    void readFirst(ranges, (entries) => {
      const newest = newestRecords(entries, count)
      for (const { partition, from } of [...newest].reverse()) next.set(partition, from)
      return newest
    })
  }

  function rangesFrom(start: (partition: number, end: bigint) => bigint): Range[] {
    return [...tap.head]
      .map(([partition, to]) => ({ partition, from: start(partition, to), to }))
      .filter(({ from, to }) => from < to)
  }

  async function readFirst(
    ranges: readonly Range[],
    choose: (entries: readonly LogEntry[]) => readonly LogEntry[],
  ): Promise<void> {
    life += 1
    const mine = life
    state = 'reading'
    const read = await catchUps.read(topic, ranges)
    if (mine !== life) return read.release()
    catchUp = { entries: choose(read.entries), release: read.release }
    follow()
  }

  function follow(): void {
    state = 'following'
    pump()
  }

  function pump(): void {
    while (state === 'following' && session.isOpen(topic)) {
      const piece = nextPiece()
      if (!piece) return
      deliver(piece)
    }
  }

  function nextPiece(): FramePiece | undefined {
    if (caughtUp < catchUp.entries.length) return pieceOfCatchUp()
    if (at >= audience.flushed()) return isIntroduced ? undefined : EMPTY_PIECE
    if (isLeftBehind()) return jump()
    const piece = at >= alignedAt ? audience.pieceAt(at, next) : cutPiece(tap.ring.from(at), next)
    at += piece.taken
    return piece
  }

  function pieceOfCatchUp(): FramePiece {
    const piece = cutPiece(catchUp.entries.slice(caughtUp), next)
    caughtUp += piece.taken
    if (caughtUp === catchUp.entries.length) dropCatchUp()
    return piece
  }

  function dropCatchUp(): void {
    catchUp.release()
    catchUp = NO_CATCH_UP
    caughtUp = 0
  }

  /** More than a further window waits, or the ring has already let go of it. A replay of the ring may take longer. */
  function isLeftBehind(): boolean {
    return at < tap.ring.first() || tap.ring.bytesFrom(Math.max(at, alignedAt)) > WINDOW.bytes
  }

  /** Names one range per partition and goes on with about half a frame of the newest records. */
  function jump(): FramePiece {
    at = tap.ring.newestWithin(WINDOW.frameBytes / 2)
    alignedAt = at
    const positions = tap.positionsAt(at)
    const piece = audience.pieceAt(at, positions)
    at += piece.taken
    return withSlow(piece, positions)
  }

  function withSlow(piece: FramePiece, positions: ReadonlyMap<number, bigint>): FramePiece {
    const moves = new Map(piece.moves)
    const slow: Skip[] = []
    for (const [partition, to] of positions) {
      const from = next.get(partition) ?? to
      if (from >= to) continue
      slow.push(namedSkip(partition, from, { to, why: 'slow' }))
      moves.set(partition, { from, to: piece.moves.get(partition)?.to ?? to })
    }
    return { ...piece, skipped: [...slow, ...piece.skipped], moves }
  }

  function deliver(piece: FramePiece): void {
    if (isIntroduced && piece.moves.size === 0) return
    const before = isIntroduced
      ? [...piece.moves].map(([partition, { from }]) => [partition, from] as const)
      : new Map(next)
    for (const [partition, { to }] of piece.moves) next.set(partition, to)
    const after = isIntroduced ? [...piece.moves].map(([partition, { to }]) => [partition, to] as const) : next
    isIntroduced = true
    const { records, skipped } = piece
    const incarnation = tap.incarnation()
    session.send({ topic, incarnation, from: toOffsets(before), to: toOffsets(after), records, skipped }, piece)
  }

  function end(): void {
    pump()
    if (state === 'waiting') return
    dropCatchUp()
    const rest = withSlow(EMPTY_PIECE, tap.head)
    if (rest.moves.size > 0) deliver(rest)
  }

  function beginAnew(): void {
    life += 1
    if (state === 'waiting') return
    at = tap.ring.end()
    alignedAt = at
    next = new Map(tap.head)
    isIntroduced = false
    follow()
  }

  return {
    begin() {
      if (state === 'waiting') begin()
    },
    pump,
    addPartition(partition, from) {
      if (!next.has(partition)) next.set(partition, from)
    },
    end,
    beginAnew,
    isIntroduced: () => isIntroduced,
    close() {
      life += 1
      state = 'waiting'
      dropCatchUp()
    },
  }
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b
}
