import type { CommitPolicy } from './board/topology/behaviour.js'
import type { Headers, KafkaRecord } from './message.js'

/** What the service needs of Kafka, in its own words. `kafka.ts` gives it; another client fits in by giving the same. */
export type Cluster = {
  readonly producer: Producer
  /** Joins the group; resolves when the first assignment is there. */
  consume(options: ConsumeOptions): Promise<Consumption>
  /** Reads a topic from its first record on, for this process alone. Resolves when it has come to what was the end, and goes on. */
  follow(options: FollowOptions): Promise<Reading>
  /** Which of these topics do not exist. Rejects when the cluster does not answer. */
  missing(topics: readonly string[]): Promise<readonly string[]>
  close(): Promise<void>
}

export type NewRecord = {
  readonly topic: string
  readonly key: Buffer | null
  readonly value: Buffer | null
  readonly headers: Headers
}

export type Producer = {
  /** Resolves when every record is acknowledged by all in-sync replicas. Rejects with NotAccepted or another error. */
  send(records: readonly NewRecord[]): Promise<void>
}

/** The cluster will never take this record, for example because it is too large. */
export class NotAccepted extends Error {
  override readonly name = 'NotAccepted'
}

export type ConsumeOptions = {
  readonly group: string
  readonly topics: readonly { readonly name: string; readonly start: 'earliest' | 'latest' }[]
  /** When the group's bookmark moves past a record; `receive` before it is handled. */
  readonly commit: CommitPolicy
  /** One record at a time, as of a drawn instance. False: it was not handled, and stays uncommitted. `beat` keeps the membership alive. */
  handle(record: KafkaRecord, beat: () => Promise<void>): Promise<boolean>
  /** The bookmark stays at this offset at most. Undefined: nothing holds it. Left out: nothing ever does. */
  readonly heldAt?: ((topic: string, partition: number) => bigint | undefined) | undefined
  onState(state: 'joined' | 'left' | 'polled'): void
  /** The consumer is dead and will not come back by itself. */
  onDead(cause: Error): void
}
export type FollowOptions = {
  readonly topic: string
  /** Whose reading it is: shown where groups are listed. */
  readonly name: string
  onRecord(record: KafkaRecord): void
  onDead(cause: Error): void
  /** Ends the waiting for the end. */
  readonly signal: AbortSignal
}
export type Reading = { stop(): Promise<void> }
export type Consumption = Reading & {
  /** What held the bookmark of a partition does so no more. */
  release(topic: string, partition: number): Promise<void>
}
