import { groupBy } from '../../../shared/topology/groupBy'
import { refuse } from '../brokerRefusal'
import type { Link } from '../cluster'
import { kafkajsCall } from '../network/kafkajsCall'
import type { PartitionLayout, TopicOffsets } from '../port'

export const EARLIEST = -2
/** The last stable offset: the end of what read_committed readers may see. */
export const LATEST = -1

export type OffsetLookup = {
  readonly topic: string
  readonly partitions: readonly Pick<PartitionLayout, 'partition' | 'leader'>[]
  /** Milliseconds since the epoch, or one of the two above. */
  readonly timestamp: number
}

/**
 * The first offset at or after a time, per partition; -1 where there is none. `EARLIEST` and `LATEST` are times to Kafka. Partitions
 * without a leader are left out.
 */
export async function lookUpOffsets(link: Link, lookup: OffsetLookup): Promise<ReadonlyMap<number, bigint>> {
  return (await lookUpAll(link, [lookup])).get(lookup.topic) ?? new Map()
}

/** The same of many topics, in one request for each broker that leads any of their partitions. */
export async function lookUpAll(link: Link, lookups: readonly OffsetLookup[]): Promise<TopicOffsets> {
  const places = lookups.flatMap(({ topic, timestamp, partitions }) =>
    partitions.flatMap(({ partition, leader }) => (leader === null ? [] : [{ topic, timestamp, partition, leader }])),
  )
  const byLeader = groupBy(places, ({ leader }) => leader)
  const answers = await Promise.all([...byLeader].map(([leader, led]) => askLeader(link, leader, led)))
  const byTopic = groupBy(answers.flat(), ({ topic }) => topic)
  return new Map(
    [...byTopic].map(([topic, found]) => [topic, new Map(found.map((one) => [one.partition, one.offset]))]),
  )
}

type Place = { readonly topic: string; readonly partition: number; readonly timestamp: number }

async function askLeader(link: Link, leader: number, places: readonly Place[]) {
  const byTopic = groupBy(places, ({ topic }) => topic)
  const topics = [...byTopic].map(([topic, partitions]) => ({ topic, partitions }))
  const { responses } = await link.ask(leader, kafkajsCall('ListOffsets', { topics }))
  return responses.flatMap(({ topic, partitions }) =>
    partitions.map(({ partition, errorCode, offset }) => {
      refuse(errorCode)
      return { topic, partition, offset: BigInt(offset) }
    }),
  )
}
