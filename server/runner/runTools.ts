import type { Kafka, KafkaRecord, NewRecord, TopicReader } from '../kafka/port'
import { KafkaProblem } from '../kafka/port'
import type { Journal } from './journal/journal'
import type { TokenBucket } from './producing/tokenBucket'
import type { RunCounts } from './runCounts'

/** What a running service works with, and whom it tells what it did. */
export type RunTools = {
  readonly kafka: RunKafka
  /** Milliseconds since the epoch. */
  now(): number
  /** [0, 1) */
  random(): number
  readonly journal: Journal
  readonly counts: RunCounts
  /** Messages that the board may still produce. */
  readonly allowance: TokenBucket
  /** Bytes of messages that the board may still send. */
  readonly volume: TokenBucket
  /** Milliseconds that the expressions of the board may still take. */
  readonly thinking: TokenBucket
  /** Something is in the way now; undefined when it is not any more. One sentence for each source. */
  trouble(source: string, sentence: string | undefined): void
  /** Something went wrong for good; the service goes on. */
  mishap(sentence: string): void
  /** A limit holds the service back at this moment. */
  throttled(sentence: string): void
  /** The service cannot go on until this is mended. */
  failed(sentence: string): void
}
export type RunKafka = Pick<Kafka, 'producer' | 'join'> & { readonly reader: Pick<TopicReader, 'offsets' | 'tail'> }

/** `topic` as on the cluster; '' for a request. */
export type Received = KafkaRecord & { readonly topic: string }
export type Headers = NewRecord['headers']
export type OwnRecord = Omit<NewRecord, 'topic'>

/**
 * When to let go of what is being done. `give`: hand it back soon, because a member leaves or its partitions are dealt anew. `cut`: at once,
 * because it crashed: nothing may happen any more that a dead process could not do.
 */
export type Signals = { readonly give: AbortSignal; readonly cut: AbortSignal }

/** What was being done is given back; somebody will do it again. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted'
}

export function sentenceOf(error: unknown): string {
  if (error instanceof KafkaProblem && error.next) return `${error.message} ${error.next}`
  return error instanceof Error ? error.message : String(error)
}

/** The cluster will never take this message, while it takes others. */
export function isRefusal(error: unknown): boolean {
  return error instanceof KafkaProblem && error.code === 'tooLarge'
}

export function isRetriable(error: unknown): boolean {
  return error instanceof KafkaProblem && error.retriable
}

export const placeOf = ({ topic, partition, offset }: Received) =>
  topic === '' ? 'A request' : `Record ${offset} in partition ${partition} of ${topic}`

/** The first header of this name, as text. */
export const headerOf = ({ headers }: Pick<KafkaRecord, 'headers'>, name: string): string | undefined =>
  headers.find(([found]) => found === name)?.[1]?.toString()
