import { refuse } from '../brokerRefusal'
import type { Link } from '../cluster'
import { groupedBy } from '../groupedBy'
import { kafkajsCall } from '../network/kafkajsCall'
import type { PartitionMetadata } from '../requests/metadataCall'

export const EARLIEST = -2
/** The last stable offset: the end of what read_committed readers may see. */
export const LATEST = -1

/**
 * The first offset at or after a time, per partition; -1 where there is none. `EARLIEST` and `LATEST` are times to Kafka. Partitions
 * without a leader are left out.
 */
export async function lookUpOffsets(link: Link, lookup: OffsetLookup): Promise<ReadonlyMap<number, bigint>> {
  const led = lookup.partitions.filter(({ leader }) => leader !== null)
  const byLeader = groupedBy(led, ({ leader }) => leader ?? -1)
  const answers = await Promise.all(
    [...byLeader].map(([leader, partitions]) => askLeader(link, leader, { ...lookup, partitions })),
  )
  return new Map(answers.flat())
}
export type OffsetLookup = {
  readonly topic: string
  readonly partitions: readonly PartitionMetadata[]
  /** Milliseconds since the epoch, or one of the two above. */
  readonly timestamp: number
}

async function askLeader(link: Link, leader: number, { topic, partitions, timestamp }: OffsetLookup) {
  const asked = partitions.map(({ partition }) => ({ partition, timestamp }))
  const { responses } = await link.ask(leader, kafkajsCall('ListOffsets', { topics: [{ topic, partitions: asked }] }))
  return responses.flatMap((response) =>
    response.partitions.map(({ partition, errorCode, offset }): [number, bigint] => {
      refuse(errorCode)
      return [partition, BigInt(offset)]
    }),
  )
}
