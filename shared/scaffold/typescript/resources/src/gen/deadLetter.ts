import type { NewRecord } from './cluster.js'
import type { KafkaRecord } from './message.js'

const PREFIX = 'x-streamboard-dlt-'

/** The record with key, value and headers as they came, and why it could not be handled, as text. */
export function deadLetter(
  record: KafkaRecord,
  why: { topic: string; group: string; error: Error; attempts: number },
): NewRecord {
  const reasons = {
    topic: record.topic,
    partition: String(record.partition),
    offset: record.offset,
    timestamp: record.timestamp,
    group: why.group,
    'exception-class': why.error.name,
    'exception-message': why.error.message.slice(0, 2000),
    attempts: String(why.attempts),
  }
  return {
    topic: why.topic,
    key: record.key,
    value: record.value,
    headers: [
      ...record.headers.filter(([name]) => !name.startsWith(PREFIX)),
      ...Object.entries(reasons).map(([name, value]) => [`${PREFIX}${name}`, value] as const),
    ],
  }
}
