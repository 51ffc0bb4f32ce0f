import type { KafkaRecord, PartitionOffsets, TopicReader } from '../../kafka/port'

/** So many partitions are looked at; more would say the same. */
const MOST_PARTITIONS = 16

/**
 * Whether somebody else writes to a topic: it has records, and among the newest of its partitions there is none that says which service made
 * it. So a board can run again on the topics of an earlier run, and never by mistake on those of a system at work.
 */
export async function holdsForeignRecords(
  reader: Pick<TopicReader, 'offsets' | 'read'>,
  topic: string,
): Promise<boolean> {
  const filled = (await reader.offsets(topic)).filter(({ begin, end }) => end > begin).slice(0, MOST_PARTITIONS)
  const newest = await Promise.all(filled.map((partition) => newestIn(reader, topic, partition)))
  const records = newest.flat()
  return records.length > 0 && !records.some(isStamped)
}

async function newestIn(
  reader: Pick<TopicReader, 'read'>,
  topic: string,
  { partition, end }: PartitionOffsets,
): Promise<readonly KafkaRecord[]> {
  const { records } = await reader.read({ topic, partition, from: end - 1n, maxRecords: 1, maxBytes: 64 * 1024 })
  return records
}

const isStamped = ({ headers }: KafkaRecord) => headers.some(([name]) => name === 'x-streamboard-service')
