import { z } from 'zod'

/**
 * A Kafka record as it crosses the wire. Offsets and timestamps are decimal strings: JSON numbers lose digits beyond 2^53.
 * Payloads are text or base64 and nothing else: a parsed payload can kill a serialiser by its depth, and a Buffer beside it can be forged.
 */
export type Part = {
  readonly as: 'text' | 'base64'
  readonly data: string
  /** True size in bytes, also when `cut`. */
  readonly bytes: number
  /** Only the first bytes are in `data`. */
  readonly cut: boolean
} | null

export type WireRecord = {
  readonly partition: number
  readonly offset: string
  /** Milliseconds since the epoch. */
  readonly timestamp: string
  readonly key: Part
  /** null is a tombstone. */
  readonly value: Part
  /** In the record's own order; names may repeat. */
  readonly headers: readonly (readonly [name: string, value: Part])[]
}

export const SKIP_REASONS = ['slow', 'expired', 'truncated', 'unreadable'] as const
export type SkipReason = (typeof SKIP_REASONS)[number]

/** Offsets [from, to) of a partition that are named instead of shown. */
export type Skip = {
  readonly partition: number
  readonly from: string
  readonly to: string
  readonly why: SkipReason
  readonly detail?: string
}

/** Next offset by partition number (as text, because JSON keys are). */
export type Offsets = Readonly<Record<string, string>>

/**
 * A stretch of one topic's log. Frames tile: per partition `from` is the previous frame's `to`; every offset inside is in `records`, in
 * `skipped`, or holds no visible record (compacted, transaction marker, aborted).
 */
export type Frame = {
  readonly topic: string
  /** Raised when a topic of this name is deleted and made again. */
  readonly incarnation: number
  readonly seq: number
  /** Inclusive. */
  readonly from: Offsets
  /** Exclusive. */
  readonly to: Offsets
  readonly records: readonly WireRecord[]
  readonly skipped: readonly Skip[]
}

const decimal = z.string().regex(/^\d{1,19}$/)
export const offsetsSchema = z.record(z.string().regex(/^\d{1,9}$/), decimal)

/** Where a viewer goes on after a reconnect. */
export const resumeSchema = z.object({ incarnation: z.number().int().nonnegative(), next: offsetsSchema })
export type Resume = z.infer<typeof resumeSchema>

/** How much of a part a frame carries, and how much an opened record does; the rest is a download. */
export const PREVIEW_BYTES = { frame: 4 * 1024, opened: 64 * 1024 } as const
/** A frame's bounds, and how far a viewer may be behind before records are named instead of sent. */
export const WINDOW = { frames: 4, bytes: 1024 * 1024, frameBytes: 256 * 1024, everyMs: 50, silentMs: 30_000 } as const
