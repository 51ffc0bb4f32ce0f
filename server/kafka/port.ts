import type { ClusterState } from '../../shared/plan/model'
import type { GroupMemberSeen, GroupState } from '../../shared/protocol/live'
import type { SkipReason } from '../../shared/protocol/records'

/**
 * What Streamboard needs of a Kafka cluster, in Streamboard's own words. The only implementation lives beside this file and is the only
 * importer of kafkajs; nobody else knows its error names. Offsets are bigint inside the server and decimal strings on the wire.
 *
 * Every method rejects with a KafkaProblem for whatever the cluster or the network did; anything else that is thrown is a bug.
 */
export type Kafka = {
  readonly brokers: readonly string[]
  readonly admin: TopicAdmin
  readonly reader: TopicReader
  readonly producer: RecordProducer
  readonly groups: GroupInspector
  /** Joins a group; resolves when the first assignment is there. */
  join(options: MembershipOptions): Promise<Membership>
  /** True when the cluster answers a metadata request within two seconds. */
  ping(): Promise<boolean>
  /** Drops every connection; later calls connect anew. For a broker that was restarted at another address. */
  reconnect(brokers: readonly string[]): Promise<void>
  /** Idempotent. */
  close(): Promise<void>
}

export type TopicAdmin = {
  /** Topics by name with partitions, replication and their own configs. `__` topics are left out. Topics that do not exist are absent. */
  describeCluster(topics?: readonly string[]): Promise<ClusterState>
  /** `clusterId` is Kafka's own, stable over restarts; ownership of topics hangs on it. */
  describeBrokers(): Promise<{
    readonly clusterId: string
    readonly brokers: readonly string[]
    readonly controller: number | null
  }>
  /** Resolves when a record can be produced: every partition had a leader twice, 100 ms apart (at most 15 s). */
  createTopic(topic: NewTopic): Promise<void>
  addPartitions(topic: string, count: number): Promise<void>
  /** IncrementalAlterConfigs: what is not named stays. `null` removes the override. */
  setConfigs(topic: string, configs: ReadonlyMap<string, string | null>): Promise<void>
}
export type NewTopic = {
  readonly name: string
  readonly partitions: number
  readonly replication: number
  readonly configs: ReadonlyMap<string, string>
}

/** A record with its bytes untouched. */
export type KafkaRecord = {
  readonly partition: number
  readonly offset: bigint
  /** Milliseconds since the epoch. */
  readonly timestamp: bigint
  readonly key: Buffer | null
  readonly value: Buffer | null
  /** In the record's own order; names may repeat, values may be null. */
  readonly headers: readonly (readonly [name: string, value: Buffer | null])[]
}

/**
 * A stretch of one partition: offsets [from, to) hold these records, these gaps, and nothing else that can be seen. One kind goes back: when
 * the log was cut off before the position, `from` and `to` are its end and the gap is what was there before, [end, position).
 */
export type Chunk = {
  readonly partition: number
  readonly from: bigint
  readonly to: bigint
  readonly records: readonly KafkaRecord[]
  readonly gaps: readonly Gap[]
  /** End of the partition (last stable offset) at the broker's answer. */
  readonly end: bigint
}

/** Offsets [from, to) that cannot be had, and why. */
export type Gap = {
  readonly from: bigint
  readonly to: bigint
  readonly why: Exclude<SkipReason, 'slow'>
  readonly detail?: string
}

/** Reading without a consumer group: raw Fetch. Leaves no group, no commit, no trace on the cluster. */
export type TopicReader = {
  /** Partitions with their first and next offset and leader. Rejects with code `unknownTopic` when there is none. */
  offsets(topic: string): Promise<readonly PartitionOffsets[]>
  /** First offset at or after the time, per partition; the end where there is none. */
  offsetsAt(topic: string, ms: number): Promise<ReadonlyMap<number, bigint>>
  /** Records of one partition from an offset on, at most `maxRecords` or `maxBytes`, in one or a few fetches; for browsing and opened records. */
  read(request: ReadRequest): Promise<Chunk>
  /** Long polls a whole topic until stopped. Partitions added later are noticed and read from their beginning. */
  tail(options: TailOptions): Tail
}
export type PartitionOffsets = {
  readonly partition: number
  readonly begin: bigint
  readonly end: bigint
  readonly leader: number | null
}
export type ReadRequest = {
  readonly topic: string
  readonly partition: number
  readonly from: bigint
  readonly to?: bigint
  readonly maxRecords: number
  readonly maxBytes: number
}
export type TailOptions = {
  readonly topic: string
  /** Where to begin per partition; a partition that is not named begins at its end. */
  readonly from: ReadonlyMap<number, bigint>
  /** Called in order per partition; the next fetch of that broker waits for the returned promise. */
  onChunk(chunk: Chunk): void | Promise<void>
  onState(state: TailState): void
}
export type TailState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'live' }
  | { readonly kind: 'reconnecting'; readonly since: number; readonly cause: string }
  /** The topic is gone; the tail goes on asking and comes back with a new `live`. Its positions start from 0 then. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly cause: string; readonly next: string }
export type Tail = { stop(): Promise<void> }

/** One idempotent-free, acks=all producer with Java's partitioner. Never creates topics. */
export type RecordProducer = {
  send(record: NewRecord): Promise<{ readonly partition: number; readonly offset: bigint }>
  /** One request for many records of one topic. Resolves when all are acknowledged. */
  sendBatch(topic: string, records: readonly Omit<NewRecord, 'topic'>[]): Promise<void>
}
export type NewRecord = {
  readonly topic: string
  readonly partition?: number
  readonly key: Buffer | null
  readonly value: Buffer | null
  /** In this order; names may repeat. Text is written as UTF-8. */
  readonly headers: readonly (readonly [name: string, value: string | Buffer | null])[]
}

export type GroupInspector = {
  /** Committed offsets; partitions without a commit are absent. */
  committed(group: string, topics: readonly string[]): Promise<ReadonlyMap<string, ReadonlyMap<number, bigint>>>
  describe(groups: readonly string[]): Promise<
    ReadonlyMap<
      string,
      {
        readonly state: GroupState
        readonly members: readonly (GroupMemberSeen & { readonly topics: ReadonlyMap<string, readonly number[]> })[]
      }
    >
  >
}

export type MembershipOptions = {
  readonly group: string
  readonly clientId: string
  readonly topics: readonly string[]
  readonly start: 'earliest' | 'latest'
  /** One record at a time per partition. A rejection counts as a failed attempt: retried with backoff, never skipped. */
  handle(record: KafkaRecord & { readonly topic: string }): Promise<void>
  onState(state: MembershipState): void
  /** Offsets that the member goes past without handling them. */
  onGap?(gap: PartitionGap): void
}
export type PartitionGap = Gap & { readonly topic: string; readonly partition: number }
export type MembershipState =
  | { readonly kind: 'joining' }
  | { readonly kind: 'running'; readonly assigned: ReadonlyMap<string, readonly number[]> }
  | { readonly kind: 'reconnecting'; readonly since: number; readonly cause: string }
  | { readonly kind: 'failed'; readonly cause: string; readonly next: string }
  | { readonly kind: 'stopped' }
export type Membership = {
  /** Says goodbye: finishes the record in hand, commits, leaves the group. Idempotent. */
  leave(): Promise<void>
  /** No goodbye: sockets destroyed, nothing committed; the broker waits for the session to end. Idempotent. */
  crash(): Promise<void>
}

export const KAFKA_PROBLEMS = [
  'unreachable',
  'unknownTopic',
  'topicExists',
  'invalidName',
  'invalidConfig',
  'invalidReplication',
  'invalidPartitions',
  'tooLarge',
  'notAuthorized',
  'authentication',
  'certificate',
  'timeout',
  'unreadable',
  'refused',
] as const

/** What a cluster or the way to it did, in words. `next` is what a person can do. */
export class KafkaProblem extends Error {
  override readonly name = 'KafkaProblem'
  readonly code: (typeof KAFKA_PROBLEMS)[number]
  readonly retriable: boolean
  readonly next: string | undefined

  constructor(
    code: (typeof KAFKA_PROBLEMS)[number],
    message: string,
    options: { retriable?: boolean; next?: string; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause })
    this.code = code
    this.retriable = options.retriable ?? false
    this.next = options.next
  }
}
