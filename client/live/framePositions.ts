import type { TopicCounters } from '../../shared/protocol/live'
import type { Frame, Resume, Skip, WireRecord } from '../../shared/protocol/records'

/** Where this view stands in each topic: takes frames, drops what it has seen, and knows how to go on after a reconnect. */
export type FramePositions = {
  /** What is new in this frame. */
  take(frame: Frame): FrameNews
  /** Where the topics that are live end: what comes from there on is produced while somebody looks. */
  counted(topics: readonly TopicCounters[]): void
  /** What was missed meanwhile will be told once the connection is back; nobody saw it being produced. */
  interrupted(): void
  resume(topic: string): Resume | undefined
  /** Nobody looks at a topic any more; who looks again goes on where they stood. */
  left(topic: string): void
}

export type FrameNews = {
  readonly records: readonly WireRecord[]
  readonly skipped: readonly Skip[]
  /** Those of the records that were produced since the view of their topic went live; the others are told again. */
  readonly produced: readonly WireRecord[]
}

type Position = { readonly incarnation: number; readonly next: Map<number, bigint> }
/** Where each partition ended when the view went live; one that appeared since began then. */
type Border = ReadonlyMap<number, bigint>

export function createFramePositions(): FramePositions {
  const positions = new Map<string, Position>()
  const borders = new Map<string, Border>()
  return {
    take: (frame) => {
      const known = positions.get(frame.topic)
      const position = positionIn(known, frame)
      positions.set(frame.topic, position)
      if (known && known !== position && borders.has(frame.topic)) borders.set(frame.topic, new Map())
      const isNew = (partition: number, offset: string) => BigInt(offset) >= (position.next.get(partition) ?? 0n)
      const records = frame.records.filter((record) => isNew(record.partition, record.offset))
      const skipped = frame.skipped.filter((skip) => isNew(skip.partition, skip.from))
      for (const [partition, to] of Object.entries(frame.to)) advance(position.next, Number(partition), BigInt(to))
      return { records, skipped, produced: producedSince(borders.get(frame.topic), records) }
    },
    counted: (topics) => {
      for (const { topic, partitions, view } of topics) {
        if (view.kind !== 'live' || borders.has(topic)) continue
        borders.set(topic, new Map(partitions.map(({ partition, end }) => [partition, BigInt(end)])))
      }
    },
    interrupted: () => borders.clear(),
    resume: (topic) => {
      const position = positions.get(topic)
      if (position === undefined) return undefined
      return {
        incarnation: position.incarnation,
        next: Object.fromEntries([...position.next].map(([partition, next]) => [partition, next.toString()])),
      }
    },
    left: (topic) => void borders.delete(topic),
  }
}

/** A topic that was deleted and made anew begins at 0 again: its old position must not hide the new log, all of which is news. */
const positionIn = (known: Position | undefined, { incarnation }: Frame): Position =>
  known?.incarnation === incarnation ? known : { incarnation, next: new Map() }

const producedSince = (border: Border | undefined, records: readonly WireRecord[]) =>
  border ? records.filter(({ partition, offset }) => BigInt(offset) >= (border.get(partition) ?? 0n)) : []

function advance(next: Map<number, bigint>, partition: number, to: bigint) {
  const before = next.get(partition)
  if (before === undefined || to > before) next.set(partition, to)
}
