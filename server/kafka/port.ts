import type { GroupMemberSeen, GroupState } from '../../shared/protocol/live'
import type { SkipReason } from '../../shared/protocol/records'
import type { CommitPolicy } from '../../shared/topology/behaviour'
import type { TopicAdmin } from './admin/port'

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
  /** Next offsets of many topics at once; topics that do not exist are absent. */
  ends(topics: readonly string[]): Promise<TopicOffsets>
  /** First offset at or after the time, per partition; the end where there is none. */
  offsetsAt(topic: string, ms: number): Promise<ReadonlyMap<number, bigint>>
  /** Records of one partition from an offset on, at most `maxRecords` or `maxBytes`, in one or a few fetches; for browsing and opened records. */
  read(request: ReadRequest): Promise<Chunk>
  /** Long polls a whole topic until stopped. Partitions added later are noticed and read from their beginning. */
  tail(options: TailOptions): Tail
  /**
   * Reads stretches of a topic once, over a connection of its own, with one chunk in memory at a time. What is past the end now is not
   * waited for. Goes on by itself after moved leaders and short outages; resolves when all is read or the signal is aborted.
   */
  scan(options: ScanOptions): Promise<void>
}
/** Offsets by topic and partition. */
export type TopicOffsets = ReadonlyMap<string, ReadonlyMap<number, bigint>>
export type PartitionOffsets = {
  readonly partition: number
  readonly begin: bigint
  readonly end: bigint
  readonly leader: number | null
}
/** Who has the records of a partition, by the numbers of their brokers. */
export type PartitionLayout = {
  readonly partition: number
  readonly leader: number | null
  /** Who is to have a copy; the first is the leader that Kafka prefers. */
  readonly replicas: readonly number[]
  /** Who has all that was acknowledged; only they can become the leader. */
  readonly inSync: readonly number[]
}
export type ReadRequest = {
  readonly topic: string
  readonly partition: number
  readonly from: bigint
  readonly to?: bigint
  readonly maxRecords: number
  readonly maxBytes: number
  readonly containing?: Buffer
}
export type TailOptions = {
  readonly topic: string
  /** Where to begin per partition; a partition that is not named begins at its end. */
  readonly from: ReadonlyMap<number, bigint>
  /** Called in order per partition; the next fetch of that broker waits for the returned promise. */
  onChunk(chunk: Chunk): void | Promise<void>
  onState(state: TailState): void
  /** Of all partitions, at the start and every few seconds, soon after a leader has moved. */
  onLayout?(partitions: readonly PartitionLayout[]): void
}
export type ScanOptions = {
  readonly topic: string
  /** Per partition; one that is not named is read from offset 0. */
  readonly from: ReadonlyMap<number, bigint>
  /** Per partition, exclusive; one that is not named is not read. */
  readonly to: ReadonlyMap<number, bigint>
  /** Batches in which these bytes are nowhere are passed over unread, as if they held no records: many times faster than to look at each. */
  readonly containing?: Buffer
  /** One partition after the other, each in order; `to` of the chunk is how far it is. The next fetch waits for the returned promise. */
  onChunk(chunk: Chunk): void | Promise<void>
  readonly signal: AbortSignal
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
  /** `onTrouble` is told why the record is still waiting, each time it could not be sent; it goes on being tried. */
  send(record: NewRecord, onTrouble?: (problem: KafkaProblem) => void): Promise<RecordPlace>
  /** One request for many records of one topic. Resolves when all are acknowledged, with the place of each. */
  sendBatch(topic: string, records: readonly Omit<NewRecord, 'topic'>[]): Promise<readonly RecordPlace[]>
}
export type RecordPlace = { readonly partition: number; readonly offset: bigint }
export type NewRecord = {
  readonly topic: string
  readonly partition?: number
  readonly key: Buffer | null
  readonly value: Buffer | null
  /** In this order; names may repeat. Text is written as UTF-8. */
  readonly headers: readonly (readonly [name: string, value: string | Buffer | null])[]
}

/** Looks at groups and never joins one. */
export type GroupInspector = {
  /** Every group of the cluster, whoever made it. */
  list(): Promise<readonly ListedGroup[]>
  /** Committed offsets; partitions without a commit are absent. */
  committed(group: string, topics: readonly string[]): Promise<TopicOffsets>
  /**
   * All committed offsets of these groups over all their topics, in as few requests as there are brokers that keep them; none for a group
   * that does not exist.
   */
  offsetsOfAll(groups: readonly string[]): Promise<ReadonlyMap<string, TopicOffsets>>
  /** With every group asked about: `dead` and without members where it does not exist, `unknown` and without where it may not be seen. */
  describe(groups: readonly string[]): Promise<
    ReadonlyMap<
      string,
      {
        readonly state: GroupState
        readonly members: readonly (GroupMemberSeen & { readonly topics: ReadonlyMap<string, readonly number[]> })[]
      }
    >
  >
  /**
   * Moves bookmarks of a classic group without members; partitions that are not named stay where they are. Rejects with `groupNotEmpty`
   * while it has members, with `newProtocol` for a group of another kind, whatever its state, and with `unknownTopic`.
   */
  moveTo(group: string, offsets: TopicOffsets): Promise<void>
}
export type ListedGroup = {
  readonly group: string
  /** `unknown`: a kind that is not known here, or a cluster that does not tell. */
  readonly type: 'classic' | 'consumer' | 'share' | 'unknown'
  readonly state: GroupState
}

/** The broker counts a member in for so many milliseconds after it last heard of it. */
export const SESSION_MS = 6000

export type MembershipOptions = {
  readonly group: string
  readonly clientId: string
  readonly topics: readonly string[]
  readonly start: 'earliest' | 'latest'
  /** Absent: `interval`, every 500 ms what is handled by then. */
  readonly commit?: CommitPolicy
  /**
   * One record at a time per partition, as slow as it likes: heartbeats and the other partitions go on meanwhile. A rejection counts as a
   * failed attempt: retried with backoff, never skipped. `over` is aborted when the record should be given back, because the member leaves
   * or crashes or the group deals anew: either finish soon, or reject, and whoever gets the partition handles it again.
   */
  handle(record: KafkaRecord & { readonly topic: string }, over: AbortSignal): Promise<void>
  onState(state: MembershipState): void
  /** The group has dealt out its partitions, the first time included. */
  onRebalance?(rebalance: Rebalance): void
  /** The bookmark stays at this offset at most: what was handled from there on is not done with. Undefined: nothing holds it. */
  heldAt?(topic: string, partition: number): bigint | undefined
  /** Offsets that the member goes past without handling them. */
  onGap?(gap: PartitionGap): void
}
export type PartitionGap = Gap & { readonly topic: string; readonly partition: number }
export type Rebalance = {
  /** The group's own count of its rebalances. */
  readonly generation: number
  readonly why: RebalanceCause
  /** Of this member, as in its state. */
  readonly assigned: ReadonlyMap<string, readonly number[]>
  /** Milliseconds in which this member handled nothing because of it. */
  readonly pausedMs: number
}
/**
 * `joined`: this member came. `membersChanged`: another one came, left, was lost or, as the group's leader, saw that a topic has other
 * partitions. `partitionsChanged`: this one saw that. `thrownOut`: the broker had not heard of this member for a session and had given its
 * partitions away. `reconnected`: after a trouble with the connection.
 */
export const REBALANCE_CAUSES = ['joined', 'membersChanged', 'partitionsChanged', 'thrownOut', 'reconnected'] as const
export type RebalanceCause = (typeof REBALANCE_CAUSES)[number]
export type MembershipState =
  | { readonly kind: 'joining' }
  /** `assigned` is exactly what the group gave to this member in its last rebalance. */
  | { readonly kind: 'running'; readonly assigned: ReadonlyMap<string, readonly number[]> }
  | { readonly kind: 'reconnecting'; readonly since: number; readonly cause: string }
  | { readonly kind: 'failed'; readonly cause: string; readonly next: string }
  | { readonly kind: 'stopped' }
export type Membership = {
  /**
   * Says goodbye: waits a little for records in hand, commits, leaves the group. Ends within ten seconds whatever the handlers and the
   * cluster do. Idempotent.
   */
  leave(): Promise<void>
  /** No goodbye: sockets destroyed, nothing committed; the broker waits for the session to end. Idempotent. */
  crash(): Promise<void>
  /** When the broker gives this member's partitions away unless it hears of it again (milliseconds since the epoch). */
  sessionEndsAt(): number
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
  'groupNotEmpty',
  'newProtocol',
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
