import { done, type Outcome, refused } from '../../shared/problem'
import type { Request } from '../../shared/protocol/operations'
import type { PartitionOffsets, TopicReader } from '../kafka/port'

type Asked = Pick<Request<'bookmark:move'>, 'topic' | 'partition' | 'to'>
type Offsets = ReadonlyMap<number, bigint>

/** Where bookmarks go, per partition. An offset outside of a partition is refused. */
export async function targetOffsets(
  reader: Pick<TopicReader, 'offsets' | 'offsetsAt'>,
  asked: Asked,
): Promise<Outcome<Offsets>> {
  const partitions = (await reader.offsets(asked.topic)).filter(
    ({ partition }) => asked.partition === undefined || partition === asked.partition,
  )
  if (partitions.length === 0)
    return refused({ code: 'unknownPartition', sentence: `${asked.topic} has no partition ${asked.partition}.` })
  const target = await targeting(reader, asked)
  const outside = partitions.find((one) => target(one) < one.begin || target(one) > one.end)
  return outside
    ? refused(outOfReach(asked.topic, outside))
    : done(new Map(partitions.map((one) => [one.partition, target(one)])))
}

type Target = (partition: PartitionOffsets) => bigint

async function targeting(reader: Pick<TopicReader, 'offsetsAt'>, { topic, to }: Asked): Promise<Target> {
  switch (to.kind) {
    case 'start':
      return ({ begin }) => begin
    case 'end':
      return ({ end }) => end
    case 'offset':
      return () => BigInt(to.offset)
    case 'time': {
      const offsets = await reader.offsetsAt(topic, to.ms)
      return ({ partition, end }) => offsets.get(partition) ?? end
    }
  }
}

const outOfReach = (topic: string, { partition, begin, end }: PartitionOffsets) => ({
  code: 'outOfReach',
  sentence: `Partition ${partition} of ${topic} has the offsets ${begin} to ${end}; a bookmark cannot be elsewhere.`,
  next: 'Choose one of them, or the start or the end.',
})
