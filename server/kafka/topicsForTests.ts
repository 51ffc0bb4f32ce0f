import { randomUUID } from 'node:crypto'
import type { Kafka, KafkaRecord } from './port'

/** For tests: a topic, or a name, that no other run has. By `test-` others tell that a test made it. */
export const freshName = (what: string): string => `test-${what}-${randomUUID().slice(0, 8)}`

export async function freshTopic(
  kafka: Kafka,
  partitions = 1,
  configs: Readonly<Record<string, string>> = {},
): Promise<string> {
  const name = freshName('topic')
  await kafka.admin.createTopic({ name, partitions, replication: 1, configs: new Map(Object.entries(configs)) })
  return name
}

/** Numbered records `${name} 0`, `${name} 1` and so on, in one partition or over all of them. */
export function numbered(count: number, name = 'record', partition?: number) {
  const place = partition === undefined ? {} : { partition }
  return Array.from({ length: count }, (_, index) => ({
    ...place,
    key: Buffer.from(String(index)),
    value: Buffer.from(`${name} ${index}`),
    headers: [],
  }))
}

export const text = ({ value }: Pick<KafkaRecord, 'value'>): string | null => value?.toString('utf8') ?? null
