/** What running services, their calls, their stores and the ledger tell. Counts are since the service's start unless said otherwise. */

/** `paused`: wanted, but nobody looks at the board. `crashed`: gone without a goodbye; the broker still counts its members in. */
export const RUN_STATES = ['idle', 'starting', 'running', 'stopping', 'stopped', 'paused', 'crashed', 'failed'] as const
export type RunState = (typeof RUN_STATES)[number]

/** One running copy of a service: one member of each of its groups. */
export type InstanceRun = {
  /** From 1; a copy that is started again after a crash keeps its number. */
  readonly number: number
  readonly state: Exclude<RunState, 'idle' | 'paused'>
  /** Partitions by topic on the cluster, as the group gave them to this copy. */
  readonly assigned: Readonly<Record<string, readonly number[]>>
  readonly processed: number
  /** Records handled a second. */
  readonly rate: number
  /** Crashed: when the broker will notice (milliseconds since the epoch), one session after the last heartbeat. */
  readonly sessionEndsAt?: number
}

/** Milliseconds that half of them, and all but one in a hundred, took at most; of the newest in the last ten seconds. */
export type Spread = { readonly p50: number; readonly p99: number }

/** HTTP requests of one `calls` connection. */
export type CallCounters = {
  readonly connectionId: string
  readonly ok: number
  readonly failed: number
  /** Made on a clock and brought through by no attempt: nobody asks again. */
  readonly lost: number
  /** Requests a second, and the share of them that failed, 0 to 1; both over the last ten seconds. */
  readonly rate: number
  readonly errorShare: number
  /** Of the last ten seconds; absent without requests. */
  readonly p50Ms?: number
  readonly p99Ms?: number
  /** The newest, at most 20; each is a dot that goes and comes back. */
  readonly recent: readonly {
    readonly at: number
    readonly ms: number
    /** HTTP status; 0 = none came (refused or timed out). */
    readonly status: number
  }[]
}

export type StoreCounters = {
  readonly storeId: string
  readonly entries: number
  /** Hash of the canonical JSON of all entries, in any order. */
  readonly hash: string
  /** `rebuilding` with how much of the log is folded, 0 to 1. */
  readonly state: 'ready' | 'rebuilding' | 'wiped'
  readonly progress?: number
  /** Changes that wait to be captured. */
  readonly waiting?: number
}

/** `settling`: some events are still on their way, so nothing can be said yet. `unknown`: it cannot be computed; the sentence says why. */
export const INVARIANT_STATES = ['holds', 'broken', 'settling', 'unknown'] as const
export type InvariantState = {
  readonly id: string
  readonly state: (typeof INVARIANT_STATES)[number]
  /** With the figures of both sides. */
  readonly sentence: string
}

/** Something that people, services or the cluster did on a board. */
export const HAPPENING_KINDS = [
  'started',
  'stopped',
  'crashed',
  'failed',
  'paused',
  'resumed',
  'restarted',
  'scaled',
  'burst',
  'rebalanced',
  'throttled',
  'bookmarkMoved',
  'applied',
  'topicDeleted',
  'fault',
  'storeWiped',
  'storeRebuilt',
  'brokerLost',
  'brokerBack',
  'leaderMoved',
  'copiesLost',
  'copiesBack',
] as const
export type Happening = {
  /** Counts up within a board. */
  readonly id: number
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly kind: (typeof HAPPENING_KINDS)[number]
  readonly sentence: string
  /** Service, topic, connection or store that it is about. */
  readonly elementId?: string
  readonly group?: string
}

/** All figures of one second; absent topics and groups did not change. */
export type TimelineSample = {
  readonly at: number
  /** Records a second by topic on the cluster. */
  readonly rates: Readonly<Record<string, number>>
  /** Lag by group on the cluster, over its topics. */
  readonly lags: Readonly<Record<string, number>>
}
export type Timeline = {
  readonly happenings: readonly Happening[]
  readonly samples: readonly TimelineSample[]
  /** Nothing older is kept. */
  readonly since: number
}

/** One record of an event's way, see `x-caused-by` and `traceparent`. */
export type Hop = {
  readonly topic: string
  readonly partition: number
  readonly offset: string
  readonly timestamp: string
  readonly eventId: string
  /** Event id of the record that caused this one; absent for the first. */
  readonly causedBy?: string
  /** Slug of the service that produced it, as its header says. */
  readonly service?: string
  /** Milliseconds after the record that caused it. */
  readonly afterMs?: number
  /**
   * Who read it: `handledAt` only of drawn services; `waiting`: the bookmark has not passed it; `parked`: given up, and in no failure
   * topic.
   */
  readonly groups: readonly {
    readonly group: string
    readonly handledAt?: number
    readonly state: 'handled' | 'passed' | 'waiting' | 'deadLettered' | 'parked'
  }[]
}
export type Trace = {
  readonly traceId: string
  /** By time; the followed one is among them. */
  readonly hops: readonly Hop[]
  /** What was searched: not all of a big topic. */
  readonly searched: readonly { readonly topic: string; readonly records: number; readonly complete: boolean }[]
}
