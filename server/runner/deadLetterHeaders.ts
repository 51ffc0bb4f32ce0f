import type { Headers, Received } from './runTools'

export type GivenUp = {
  readonly record: Received
  readonly group: string
  readonly error: Error
  readonly attempts: number
}

/** All that the record had, and why it was given up: text, as every exported service writes it. */
export function deadLetterHeaders({ record, group, error, attempts }: GivenUp): Headers {
  const why = {
    topic: record.topic,
    partition: record.partition,
    offset: record.offset,
    timestamp: record.timestamp,
    group,
    'exception-class': error.name,
    'exception-message': error.message,
    attempts,
  }
  const kept = record.headers.filter(([name]) => !name.startsWith(PREFIX))
  return [...kept, ...Object.entries(why).map(([name, value]) => [PREFIX + name, String(value)] as const)]
}

const PREFIX = 'x-streamboard-dlt-'
