/** A record that was given up, and why. */
export type GivenUp<Content> = {
  readonly record: {
    /** As on the cluster. */
    readonly topic: string
    readonly partition: number
    readonly offset: bigint | string
    /** Milliseconds since the epoch. */
    readonly timestamp: bigint | string
    readonly headers: readonly (readonly [name: string, content: Content])[]
  }
  readonly group: string
  readonly error: Error
  readonly attempts: number
}

/** All that the record had, and why it was given up: text, the same of drawn and exported services. */
export function deadLetterHeaders<Content>({
  record,
  group,
  error,
  attempts,
}: GivenUp<Content>): readonly (readonly [name: string, content: Content | string])[] {
  const why = {
    topic: record.topic,
    partition: record.partition,
    offset: record.offset,
    timestamp: record.timestamp,
    group,
    'exception-class': error.name,
    'exception-message': error.message.slice(0, LONGEST_MESSAGE),
    attempts,
  }
  const kept = record.headers.filter(([name]) => !isDeadLetterHeader(name))
  return [...kept, ...Object.entries(why).map(([name, value]) => [PREFIX + name, String(value)] as const)]
}

/** Says why the record was given up an earlier time. */
export const isDeadLetterHeader = (name: string): boolean => name.startsWith(PREFIX)

const PREFIX = 'x-streamboard-dlt-'
const LONGEST_MESSAGE = 2_000
