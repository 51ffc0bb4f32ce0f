import { type Skip, WINDOW } from '../../shared/protocol/records'
import type { Audience } from './audience'
import { type FramePiece, namedSkip } from './framePiece'
import { newestWithin } from './ring'

type Positions = ReadonlyMap<number, bigint>

/** For a viewer that was left behind: one named range per partition, then half a frame of the newest records, or the newest one. */
export function jumpPiece(
  { tap, pieceAt }: Audience,
  next: Positions,
): { readonly piece: FramePiece; readonly at: number } {
  const newest = Math.min(newestWithin(tap.ring, WINDOW.frameBytes / 2), tap.ring.end() - 1)
  const at = Math.max(newest, tap.ring.first())
  const positions = tap.positionsAt(at)
  return { piece: withSlow(pieceAt(at, positions), next, positions), at }
}

/** Names what lies between where a viewer stands and where the piece begins. */
export function withSlow(piece: FramePiece, next: Positions, positions: Positions): FramePiece {
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
