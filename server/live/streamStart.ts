import type { Audience } from './audience'
import { newestEntries, type Range } from './catchUp'
import { laterOffset } from './laterOffset'
import type { LogEntry } from './logEntry'
import type { Watched } from './port'
import { resumePositions } from './resumePositions'
import { newestRecords } from './ring'

/** Where a viewer's stream begins: `next` offsets per partition, and from where what lies before the tap's head is taken. */
export type StreamStart =
  | {
      readonly kind: 'ring'
      readonly next: Map<number, bigint>
      /** The entry to begin with, and the one from which on the viewer stands where the tap stood. */
      readonly at: number
      readonly alignedAt: number
    }
  | {
      readonly kind: 'kafka'
      readonly next: Map<number, bigint>
      readonly ranges: readonly Range[]
      /** Which of the entries read are wanted. */
      choose(entries: readonly LogEntry[]): readonly LogEntry[]
    }

export function startOf(audience: Audience, { resume, tail }: Watched): StreamStart {
  if (resume) return resumed(audience, resumePositions(audience, resume))
  return tail > 0 ? newest(audience, tail) : fromNow(audience)
}

function fromNow({ tap }: Audience): StreamStart {
  const end = tap.ring.end()
  return { kind: 'ring', next: new Map(tap.head), at: end, alignedAt: end }
}

function resumed({ tap }: Audience, next: Map<number, bigint>): StreamStart {
  const first = tap.ring.first()
  const isInRing = [...tap.positionsAt(first)].every(([partition, held]) => (next.get(partition) ?? 0n) >= held)
  if (isInRing) return { kind: 'ring', next, at: first, alignedAt: tap.ring.end() }
  const ranges = [...tap.head].map(([partition, to]) => ({ partition, from: next.get(partition) ?? 0n, to }))
  return { kind: 'kafka', next, ranges: ranges.filter(isNotEmpty), choose: (entries) => entries }
}

function newest({ tap }: Audience, count: number): StreamStart {
  const at = newestRecords(tap.ring, count)
  if (at !== undefined) return { kind: 'ring', next: tap.positionsAt(at), at, alignedAt: at }
  const ranges = [...tap.head].map(([partition, to]) => ({
    partition,
    from: laterOffset(tap.begin(partition), to - BigInt(count)),
    to,
  }))
  const choose = (entries: readonly LogEntry[]) => newestEntries(entries, count)
  return { kind: 'kafka', next: new Map(tap.head), ranges: ranges.filter(isNotEmpty), choose }
}

const isNotEmpty = ({ from, to }: Range) => from < to
