import type { Kafka, KafkaRecord } from '../kafka/port'

/** For tests: what lies in a topic of a few thousand records, all partitions together. */
export function createTopicReading(kafka: Kafka) {
  async function recordsOf(topic: string): Promise<readonly KafkaRecord[]> {
    const partitions = await kafka.reader.offsets(topic)
    const chunks = await Promise.all(
      partitions.map(({ partition, begin, end }) =>
        begin < end
          ? kafka.reader.read({ topic, partition, from: begin, to: end, maxRecords: 100_000, maxBytes: 64_000_000 })
          : { records: [] },
      ),
    )
    return chunks.flatMap(({ records }) => records)
  }

  /** A field of every record, sorted. */
  async function numbersIn(topic: string, field: string): Promise<readonly number[]> {
    const records = await recordsOf(topic)
    return records.map(({ value }) => Number(JSON.parse(String(value))[field])).sort((a, b) => a - b)
  }

  async function countOf(topic: string): Promise<number> {
    const partitions = await kafka.reader.offsets(topic)
    return partitions.reduce((sum, { begin, end }) => sum + Number(end - begin), 0)
  }

  return { recordsOf, numbersIn, countOf }
}
