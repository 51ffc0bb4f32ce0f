import { WINDOW } from '../../shared/protocol/records'
import { cutPiece, type FramePiece } from './framePiece'
import { bytesFrom, entriesFrom } from './ring'
import { createTap, type Tap, type TapOptions } from './tap'

/** Somebody on one topic, as far as the topic's audience has to do with them. */
export type Listener = {
  /** The tap is open: find the place to begin. Once is enough. */
  begin(): void
  /** Sends as many frames as the window lets through. */
  pump(): void
  addPartition(partition: number, from: bigint): void
  /** The log ends; whatever was not sent is named. */
  end(): void
  /** Another log begins. */
  beginAnew(): void
  /** A first frame told them where every partition stands. */
  isIntroduced(): boolean
}

/** One tap and everybody who watches it. Decides when frames leave. */
export type Audience = {
  readonly tap: Tap
  readonly streams: Set<Listener>
  /** Number of the entry up to which frames may go now; later ones wait for the beat. */
  flushed(): number
  flush(): void
  /** The piece that begins at this entry, cut once for all viewers that stand there. */
  pieceAt(sequence: number, next: ReadonlyMap<number, bigint>): FramePiece
  renumber(incarnation: number): void
  /** Nobody here has been told an incarnation yet. */
  isSilent(): boolean
  tick(): void
}

/** Enough for viewers within their window of each other; as objects, pieces take several times their bytes. */
const SHARED = { pieces: 16, bytes: WINDOW.bytes } as const

export function createAudience(options: Omit<TapOptions, 'events'> & { readonly onArrival: () => void }): Audience {
  const { now, onArrival } = options
  const streams = new Set<Listener>()
  const pieces = new Map<number, FramePiece>()
  let pieceBytes = 0
  let flushed = 0
  let flushedAt = Number.NEGATIVE_INFINITY
  const tap = createTap({
    ...options,
    events: {
      opened: () => forEachStream((stream) => stream.begin()),
      arrived,
      partitionAppeared: (partition, from) => forEachStream((stream) => stream.addPartition(partition, from)),
      ending() {
        flush()
        forEachStream((stream) => stream.end())
      },
      begun() {
        pieces.clear()
        pieceBytes = 0
        flushed = tap.ring.end()
        forEachStream((stream) => stream.beginAnew())
      },
    },
  })

  function forEachStream(action: (stream: Listener) => void): void {
    for (const stream of [...streams]) action(stream)
  }

  /** What comes to a quiet topic leaves at once, and so does a full frame; only what follows closely waits for the beat. */
  function arrived(): void {
    onArrival()
    const isQuiet = now() - flushedAt >= WINDOW.everyMs
    if (isQuiet || bytesFrom(tap.ring, flushed) >= WINDOW.frameBytes) flush()
  }

  function flush(): void {
    if (flushed === tap.ring.end()) return
    flushed = tap.ring.end()
    flushedAt = now()
    forEachStream((stream) => stream.pump())
  }

  function pieceAt(sequence: number, next: ReadonlyMap<number, bigint>): FramePiece {
    const shared = pieces.get(sequence)
    if (shared) return shared
    const piece = cutPiece(entriesFrom(tap.ring, sequence), next)
    if (piece.taken === 0) return piece
    share(sequence, piece)
    return piece
  }

  function share(sequence: number, piece: FramePiece): void {
    pieces.set(sequence, piece)
    pieceBytes += piece.bytes
    for (const [oldest, { bytes }] of pieces) {
      if (pieces.size <= SHARED.pieces && pieceBytes <= SHARED.bytes) break
      pieces.delete(oldest)
      pieceBytes -= bytes
    }
  }

  return {
    tap,
    streams,
    flushed: () => flushed,
    flush,
    pieceAt,
    renumber(incarnation) {
      flush()
      tap.renumber(incarnation)
    },
    isSilent: () => [...streams].every((stream) => !stream.isIntroduced()),
    tick() {
      tap.tick()
      flush()
    },
  }
}
