import type { Frame, Resume, Skip, WireRecord } from '../../shared/protocol/records'

/** Where this view stands in each topic: takes frames, drops what it has seen, and knows how to go on after a reconnect. */
export type FramePositions = {
  /** What is new in this frame. */
  take(frame: Frame): { readonly records: readonly WireRecord[]; readonly skipped: readonly Skip[] }
  resume(topic: string): Resume | undefined
  forget(topic: string): void
}

type Position = { readonly incarnation: number; readonly next: Map<number, bigint> }

export function createFramePositions(): FramePositions {
  const positions = new Map<string, Position>()
  return {
    take: (frame) => {
      const position = positionFor(positions, frame)
      const isNew = (partition: number, offset: string) => BigInt(offset) >= (position.next.get(partition) ?? 0n)
      const news = {
        records: frame.records.filter((record) => isNew(record.partition, record.offset)),
        skipped: frame.skipped.filter((skip) => isNew(skip.partition, skip.from)),
      }
      for (const [partition, to] of Object.entries(frame.to)) advance(position.next, Number(partition), BigInt(to))
      return news
    },
    resume: (topic) => {
      const position = positions.get(topic)
      if (position === undefined) return undefined
      return {
        incarnation: position.incarnation,
        next: Object.fromEntries([...position.next].map(([partition, next]) => [partition, next.toString()])),
      }
    },
    forget: (topic) => void positions.delete(topic),
  }
}

/** A topic that was deleted and made anew begins at 0 again: its old position must not hide the new log. */
function positionFor(positions: Map<string, Position>, frame: Frame): Position {
  const known = positions.get(frame.topic)
  if (known !== undefined && known.incarnation === frame.incarnation) return known
  const fresh = { incarnation: frame.incarnation, next: new Map<number, bigint>() }
  positions.set(frame.topic, fresh)
  return fresh
}

function advance(next: Map<number, bigint>, partition: number, to: bigint) {
  const before = next.get(partition)
  if (before === undefined || to > before) next.set(partition, to)
}
