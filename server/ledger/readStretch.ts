import type { Chunk, TopicReader } from '../kafka/port'

export type Stretch = {
  readonly topic: string
  /** Per partition, inclusive and exclusive; a partition that is in both is read. */
  readonly from: ReadonlyMap<number, bigint>
  readonly to: ReadonlyMap<number, bigint>
}

export type Reading = {
  /** The next one waits for the returned promise. */
  onChunk(chunk: Chunk): void | Promise<void>
  readonly signal: AbortSignal
  /** Records that do not contain these bytes are not needed; some of them may come all the same. */
  readonly containing?: Buffer
}

/** A long stretch is worth a connection of its own, so that nobody who looks at the topic waits for it. */
const LONG = 2_000n
const FETCH = { maxRecords: Number.POSITIVE_INFINITY, maxBytes: 4 * 1024 * 1024 } as const

/** Reads a part of a topic once, partition by partition, in order. */
export async function readStretch(
  reader: Pick<TopicReader, 'read' | 'scan'>,
  { topic, from, to }: Stretch,
  { onChunk, signal, containing }: Reading,
): Promise<void> {
  const behind = [...to].filter(([partition, end]) => (from.get(partition) ?? end) < end)
  const length = behind.reduce((sum, [partition, end]) => sum + end - (from.get(partition) ?? end), 0n)
  if (length > LONG)
    return reader.scan({ topic, from, to: new Map(behind), onChunk, signal, ...(containing && { containing }) })
  await Promise.all(behind.map(([partition, end]) => readPartition(partition, end)))

  async function readPartition(partition: number, end: bigint): Promise<void> {
    for (let next = from.get(partition) ?? end; next < end && !signal.aborted; ) {
      const chunk = await reader.read({ ...FETCH, topic, partition, from: next, to: end })
      if (chunk.to <= next) return
      await onChunk(chunk)
      next = chunk.to
    }
  }
}
