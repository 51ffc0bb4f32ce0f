import type { Frame, Offsets } from './records'
import type { CallCounters, InstanceRun, InvariantState, RunState, Spread, StoreCounters } from './run'

/** What one topic did lately; sent apart from records so that it stays true for a viewer who skips some. */
export type TopicCounters = {
  readonly topic: string
  readonly partitions: readonly PartitionCounters[]
  /** Records a second over the last two seconds, over all partitions, counted by the tap. */
  readonly rate: number
  /** Records a second by the `x-streamboard-service` header; records without it are under ''. */
  readonly rateByService: Readonly<Record<string, number>>
  readonly view: ViewState
}

export type PartitionCounters = {
  readonly partition: number
  readonly begin: string
  readonly end: string
  readonly leader: number | null
  /** Numbers of the brokers that are to have a copy, and of those that have all that was acknowledged; absent for one copy that has a leader. */
  readonly copies?: { readonly replicas: readonly number[]; readonly inSync: readonly number[] }
}

/** Exactly what the tap is doing: "live" only while fetches succeed and the position moves or equals the end. */
export type ViewState =
  | { readonly kind: 'starting' }
  | {
      readonly kind: 'live' /** Milliseconds from the newest record's arrival at the broker's answer to this frame. */
      readonly behindMs: number
    }
  | { readonly kind: 'reconnecting'; readonly sinceMs: number; readonly cause: string }
  | { readonly kind: 'missing'; readonly sentence: string }
  | { readonly kind: 'failed'; readonly cause: string; readonly next: string }

export type GroupLag = {
  readonly group: string
  readonly topic: string
  readonly state: GroupState
  readonly members: readonly GroupMemberSeen[]
  readonly partitions: readonly {
    readonly partition: number
    readonly committed: string | null
    readonly end: string
    readonly lag: number
  }[]
  /** Drawn on this board. Others are whoever else reads its topics; one of them that is gone is told once more, as `dead`. */
  readonly owned?: boolean
  /** Records a second by which the lag grew over the last ten seconds, below zero where it fell; absent until that is known. */
  readonly trend?: number
  /** Until the lag is 0 at this trend; absent while it does not fall. */
  readonly catchUpMs?: number
}

export const GROUP_STATES = ['stable', 'rebalancing', 'empty', 'dead', 'newProtocol', 'unknown'] as const
export type GroupState = (typeof GROUP_STATES)[number]
export type GroupMemberSeen = {
  readonly memberId: string
  readonly clientId: string
  readonly host: string
  readonly partitions: readonly number[]
}

/** State of a drawn service. `processed` counts records handled since its start, `produced` acknowledged sends. */
export type ServiceRun = {
  readonly serviceId: string
  readonly state: RunState
  readonly instances?: readonly InstanceRun[]
  readonly processed: number
  /** Given up where no failure topic is drawn, or none took it; absent where there are none. */
  readonly parked?: number
  readonly produced: number
  /** Read, and no drawn output took it; attempts repeated; given up to a failure topic; effects done; handled before and not again. */
  readonly dropped?: number
  readonly retried?: number
  readonly deadLettered?: number
  readonly effects?: number
  readonly repeated?: number
  /** Handled after a later record of their key, or without a key of their producer. */
  readonly inverted?: number
  /** How old records were when they were handled, by topic on the cluster; absent without any. */
  readonly ages?: Readonly<Record<string, Spread>>
  /** How long the cluster took to acknowledge what was sent. */
  readonly acks?: Spread
  /** Which limit holds it back, and where the limit is. */
  readonly throttled?: string
  /** Records read a second, records produced a second. */
  readonly rateIn: number
  readonly rateOut: number
  /** What is in the way now, otherwise the last thing that went wrong for good. */
  readonly lastError?: string
  /** It runs and does not do all that is drawn, because of `lastError`: a cluster that does not answer, a topic of somebody else. */
  readonly held?: true
  /** It starts again, or has just done so, since what is drawn of it cannot be told to a member of a group: with whom, and why. */
  readonly again?: string
}

/** Everything that moves on a board, once a quarter of a second. Only what changed since the last one is sent. */
export type Counters = {
  readonly boardId: string
  readonly topics: readonly TopicCounters[]
  readonly groups: readonly GroupLag[]
  readonly runs: readonly ServiceRun[]
  readonly calls?: readonly CallCounters[]
  readonly stores?: readonly StoreCounters[]
  readonly invariants?: readonly InvariantState[]
  /** All faults planted since the board was last stopped that are not over, in the words of who planted them. */
  readonly planted?: readonly string[]
}

export const KAFKA_STATES = ['none', 'fetching', 'starting', 'ready', 'restarting', 'unreachable', 'failed'] as const
/** The cluster behind the boards. `none`: no broker here (no Java, say); sketching works. */
export type KafkaStatus = {
  readonly state: (typeof KAFKA_STATES)[number]
  /** "Local" for the embedded broker, otherwise the connection's name. */
  readonly name: string
  readonly brokers: readonly string[]
  readonly version?: string
  /** What is going on or wrong, and what to do next. */
  readonly sentence?: string
  /** 0..1 where a step's length is known. */
  readonly progress?: number
  /** Where Streamboard runs several, whose brokers can be stopped and started. */
  readonly nodes?: readonly KafkaNode[]
}

/** One process of a Kafka that Streamboard runs as a cluster. */
export type KafkaNode = {
  /** The broker's number; absent for the controller. */
  readonly id?: number
  /** `stopped`: somebody has stopped it. */
  readonly state: 'starting' | 'ready' | 'restarting' | 'failed' | 'stopped'
  /** What is going on or wrong, and what to do next. */
  readonly sentence?: string
}

/** Bytes of one copy, and of all whose brokers have told. */
export type PartitionSize = { readonly partition: number; readonly bytes: number; readonly allCopies: number }

export type ClusterFacts = {
  readonly clusterId: string
  /** By number, also those that are away. */
  readonly brokers: readonly BrokerFacts[]
  readonly topics: number
  /** Partitions of which not all copies are in sync. */
  readonly lackingCopies: number
}
export type BrokerFacts = {
  readonly id: number
  /** host:port; null while it is away. */
  readonly address: string | null
  readonly rack: string | null
  /** Partitions that it leads, that it is to have a copy of, and of which it has all that was acknowledged. */
  readonly leads: number
  readonly copies: number
  readonly inSync: number
}

export type { Frame, Offsets }
