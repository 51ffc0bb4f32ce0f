import type { GroupInspector, TopicOffsets } from '../../kafka/port'
import type { LogReader, Stretch } from './readLog'
import type { StateSource } from './stateSources'

/** What a state is folded from: of each partition what there is from its beginning to where its services are. */
export type SourceStretch = Stretch & { readonly source: StateSource }

export type StoreKafka = { readonly reader: LogReader; readonly groups: Pick<GroupInspector, 'committed'> }

/** `positionOf`: next offset, where the state knows better than the bookmark. */
export async function handledStretches(
  { reader, groups }: StoreKafka,
  sources: readonly StateSource[],
  positionOf: (source: StateSource, partition: number) => bigint | undefined,
): Promise<readonly SourceStretch[]> {
  const each = sources.map(async (source) => {
    const [partitions, committed] = await Promise.all([
      reader.offsets(source.topic),
      groups.committed(source.group, [source.topic]),
    ])
    return partitions.map(({ partition, begin, end }) => {
      const beginning = source.start === 'earliest' ? begin : end
      const reached = positionOf(source, partition) ?? bookmark(committed, source, partition) ?? beginning
      return { source, topic: source.topic, partition, from: begin, to: atMost(end, reached) }
    })
  })
  return (await Promise.all(each)).flat()
}

/** The same up to the end, whoever has handled it. */
export async function wholeStretches(
  { reader }: Pick<StoreKafka, 'reader'>,
  sources: readonly StateSource[],
): Promise<readonly SourceStretch[]> {
  const each = sources.map(async (source) =>
    (await reader.offsets(source.topic)).map(({ partition, begin, end }) => ({
      source,
      topic: source.topic,
      partition,
      from: begin,
      to: end,
    })),
  )
  return (await Promise.all(each)).flat()
}

/** A topic that was made anew may end before an old bookmark. */
function atMost(end: bigint, reached: bigint): bigint {
  if (reached > end) return end
  return reached
}

const bookmark = (committed: TopicOffsets, { topic }: StateSource, partition: number) =>
  committed.get(topic)?.get(partition)
