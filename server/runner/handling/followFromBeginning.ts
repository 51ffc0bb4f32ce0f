import type { KafkaRecord, Tail, TailState, TopicReader } from '../../kafka/port'
import { orAborted } from '../waiting/orAborted'

export type FollowOptions = {
  readonly topic: string
  readonly reader: Pick<TopicReader, 'offsets' | 'tail'>
  readonly signal: AbortSignal
  onRecord(record: KafkaRecord): void
  onTrouble(cause: string | undefined): void
  onGone(): void
}
export type Following = Tail

/** Reads a topic from its first record on. Resolves when it has come to what was the end; goes on until stopped. */
export async function followFromBeginning(options: FollowOptions): Promise<Following> {
  const { topic, reader, signal, onRecord } = options
  const partitions = await reader.offsets(topic)
  const ends = new Map(partitions.filter(({ begin, end }) => begin < end).map(({ partition, end }) => [partition, end]))
  let isComplete: () => void = () => {}
  const complete = new Promise<void>((resolve) => {
    isComplete = resolve
  })
  if (ends.size === 0) isComplete()
  const tail = reader.tail({
    topic,
    from: new Map(partitions.map(({ partition, begin }) => [partition, begin])),
    onChunk({ partition, records, to }) {
      for (const record of records) onRecord(record)
      if (to >= (ends.get(partition) ?? to)) ends.delete(partition)
      if (ends.size === 0) isComplete()
    },
    onState(state) {
      if (!signal.aborted) hear(state, options)
    },
  })
  try {
    await orAborted(complete, signal)
    return tail
  } catch (error) {
    await tail.stop()
    throw error
  }
}

function hear(state: TailState, { topic, onTrouble, onGone }: FollowOptions): void {
  if (state.kind === 'starting') return
  if (state.kind === 'missing') onGone()
  onTrouble(causeOf(state, topic))
}

function causeOf(state: Exclude<TailState, { kind: 'starting' }>, topic: string): string | undefined {
  switch (state.kind) {
    case 'live':
      return undefined
    case 'missing':
      return `The topic ${topic} is gone.`
    case 'reconnecting':
      return state.cause
    case 'failed':
      return `${state.cause} ${state.next}`
  }
}
