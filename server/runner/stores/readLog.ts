import type { KafkaRecord, TopicReader } from '../../kafka/port'
import { Interrupted } from '../runTools'

/** Offsets [from, to) of one partition. `topic` as on the cluster. */
export type Stretch = {
  readonly topic: string
  readonly partition: number
  readonly from: bigint
  readonly to: bigint
}
export type InStretch<S extends Stretch> = { readonly stretch: S; readonly record: KafkaRecord }
export type LogReader = Pick<TopicReader, 'offsets' | 'read'>

const PORTION = { maxRecords: 1_000, maxBytes: 1024 * 1024 } as const

/**
 * All records of some stretches: of each partition in its own order, among partitions the older one first. Reading leaves no trace on the
 * cluster. Rejects with a KafkaProblem, or with Interrupted.
 */
export async function* readLog<S extends Stretch>(
  reader: LogReader,
  stretches: readonly S[],
  signal: AbortSignal,
): AsyncGenerator<InStretch<S>> {
  const open = stretches.map((stretch) => ({ stretch, ahead: recordsOf(reader, stretch, signal) }))
  const heads = new Map<S, { record: KafkaRecord; ahead: AsyncIterator<KafkaRecord> }>()
  const advance = async (stretch: S, ahead: AsyncIterator<KafkaRecord>) => {
    const next = await ahead.next()
    if (next.done) heads.delete(stretch)
    else heads.set(stretch, { record: next.value, ahead })
  }
  for (const { stretch, ahead } of open) await advance(stretch, ahead)
  while (heads.size > 0) {
    const [stretch, { record, ahead }] = oldest(heads)
    yield { stretch, record }
    await advance(stretch, ahead)
  }
}

function oldest<S, H extends { readonly record: KafkaRecord }>(heads: ReadonlyMap<S, H>): readonly [S, H] {
  return [...heads].reduce((first, next) => (next[1].record.timestamp < first[1].record.timestamp ? next : first))
}

async function* recordsOf(
  reader: LogReader,
  { topic, partition, from, to }: Stretch,
  signal: AbortSignal,
): AsyncGenerator<KafkaRecord> {
  for (let next = from; next < to; ) {
    if (signal.aborted) throw new Interrupted()
    const chunk = await reader.read({ topic, partition, from: next, to, ...PORTION })
    yield* chunk.records
    if (chunk.to <= next) return
    next = chunk.to
  }
}
