import type { TopicOffsets, TopicReader } from '../kafka/port'

/** What is counted: everything from a moment on. */
export type Window = {
  /** Milliseconds since the epoch. */
  readonly since: number
  /** Where exactly that is in some topics; in the others it is looked up by time. */
  readonly starts: TopicOffsets
}

/** Of one topic; beyond this the window is shortened, for all topics of the board alike. */
const MOST_RECORDS = 300_000
const KEPT_RECORDS = 200_000

type Reader = Pick<TopicReader, 'offsetsAt' | 'read'>
export type TopicEnds = { readonly topic: string; readonly ends: ReadonlyMap<number, bigint> }

export async function startOf(
  reader: Reader,
  { since, starts }: Window,
  topic: string,
): Promise<ReadonlyMap<number, bigint>> {
  return starts.get(topic) ?? reader.offsetsAt(topic, since)
}

/** When a window must begin so that this topic is not too long for it; undefined where it is short enough from `start` on. */
export async function laterSince(
  reader: Reader,
  start: ReadonlyMap<number, bigint>,
  { topic, ends }: TopicEnds,
): Promise<number | undefined> {
  const lengths = [...ends].map(([partition, end]) => ({ partition, end, length: end - (start.get(partition) ?? 0n) }))
  const total = lengths.reduce((sum, { length }) => sum + Number(length), 0)
  if (total <= MOST_RECORDS) return undefined
  const times = lengths
    .filter(({ length }) => length > 0n)
    .map(({ partition, end, length }) =>
      timeAt(reader, { topic, partition, from: end - BigInt(Math.ceil((Number(length) * KEPT_RECORDS) / total)) }),
    )
  return Math.max(...(await Promise.all(times)))
}

async function timeAt(
  reader: Reader,
  place: { readonly topic: string; readonly partition: number; readonly from: bigint },
): Promise<number> {
  const { records } = await reader.read({ ...place, maxRecords: 1, maxBytes: 64 * 1024 })
  return Number(records[0]?.timestamp ?? 0n)
}
