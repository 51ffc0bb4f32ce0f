import { isDeadLetterHeader } from '../../../shared/generation/deadLetterHeaders'
import { SERVICE_HEADER } from '../../../shared/generation/serviceHeader'
import type { KafkaRecord, TopicReader } from '../../kafka/port'

type Reader = Pick<TopicReader, 'offsets' | 'read'>

/**
 * Whether somebody else writes to a topic: in one of its partitions the newest record does not say which service made it or gave it up. So a
 * board can run again on the topics of an earlier run, and never by mistake on those of a system at work, also where both have written.
 */
export async function holdsForeignRecords(reader: Reader, topic: string): Promise<boolean> {
  for (const { partition, begin, end } of await reader.offsets(topic)) {
    if (end > begin && !(await isOurs(reader, { topic, partition, from: end - 1n }))) return true
  }
  return false
}

/** Where there is no record a transaction may have ended: nobody here writes in one. */
async function isOurs(reader: Reader, place: { topic: string; partition: number; from: bigint }): Promise<boolean> {
  const [newest] = (await reader.read({ ...place, maxRecords: 1, maxBytes: 64 * 1024 })).records
  return newest !== undefined && isStamped(newest)
}

const isStamped = ({ headers }: KafkaRecord) =>
  headers.some(([name]) => name === SERVICE_HEADER || isDeadLetterHeader(name))
