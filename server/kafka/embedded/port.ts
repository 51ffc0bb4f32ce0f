/** A real Apache Kafka, run by this server as a child process, or as several. */
export type EmbeddedBroker = {
  readonly state: () => EmbeddedState
  /** Called on every change, of a member as well; returns the unsubscribe. */
  onState(listener: (state: EmbeddedState) => void): () => void
  /** Stops and starts the broker; for lessons and tests. */
  restart(): Promise<void>
  /** SIGTERM, SIGKILL after 8 s. Idempotent. */
  stop(): Promise<void>
  /** Where it is a cluster of several. */
  readonly members?: EmbeddedMembers
}

/** The brokers of a cluster, which are killed and started for lessons. One that was killed stays down until it is started. */
export type EmbeddedMembers = {
  list(): readonly EmbeddedMember[]
  /** SIGKILL: the broker says no goodbye. */
  kill(id: number): Promise<void>
  /** Resolves when waiting longer would not help. */
  start(id: number): Promise<void>
}
export type EmbeddedMember =
  | { readonly kind: 'controller'; readonly state: EmbeddedState }
  | {
      readonly kind: 'broker'
      /** From 1. */
      readonly id: number
      /** Where it listens, or listened last. */
      readonly address: string | undefined
      readonly state: EmbeddedState
    }

export type EmbeddedState =
  /** Fetching artifacts, once per version. */
  | { readonly kind: 'fetching'; readonly sentence: string }
  | { readonly kind: 'starting'; readonly sentence: string }
  /** `pid`: of the broker, or of the controller of several. */
  | { readonly kind: 'ready'; readonly brokers: readonly string[]; readonly version: string; readonly pid: number }
  /** Died by itself; comes back after a backoff. */
  | { readonly kind: 'restarting'; readonly sentence: string; readonly attempt: number }
  /** No Java, no Maven, or the broker will not start: what it is and what to do. */
  | { readonly kind: 'failed'; readonly sentence: string; readonly next: string }
  | { readonly kind: 'stopped' }

export type EmbeddedOptions = {
  /** Logs, cluster id and the ports of the last run. */
  readonly dataFolder: string
  /** Artifacts and class-data archives, shared by all data folders, by version. */
  readonly cacheFolder: string
  /** What Java inherits. */
  readonly environment: Environment
}

export type Environment = Readonly<Record<string, string | undefined>>

/** Returns at once; the state says how far it is. An embedded broker that already runs for this data folder is reused. */
export type StartEmbeddedBroker = (options: EmbeddedOptions) => EmbeddedBroker
