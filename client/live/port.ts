import type { StoreApi } from 'zustand/vanilla'
import type { GroupLag, ServiceRun, TopicCounters } from '../../shared/protocol/live'
import type { Skip, WireRecord } from '../../shared/protocol/records'
import type { CallCounters, InvariantState, StoreCounters } from '../../shared/protocol/run'

/** Live data of one open board, outside React. Topics are named as on the cluster. */
export type LiveView = {
  /** Rates, lag and states; replaced a few times a second. React may select from it. */
  readonly counters: StoreApi<LiveCounters>
  /** Which topics to see; the same set again is free. */
  watch(topics: readonly string[]): void
  /** Newest rows of all topics or of one, oldest first; a stable array until the next change. */
  rows(topic: string | null): readonly LiveRow[]
  /** Told at most once an animation frame after rows changed, ten times a second in a flood. */
  onRows(listener: () => void): () => void
  /** Every record and skip as it arrives, for dots and lanes; never through React. */
  onArrival(listener: (arrival: Arrival) => void): () => void
  /** Pausing freezes `rows`; collecting and counting go on. */
  setPaused(paused: boolean): void
  clear(): void
  close(): void
}

export type Arrival = {
  readonly topic: string
  readonly records: readonly WireRecord[]
  /** Those of the records that were produced since the view of the topic went live, and not told again from before. */
  readonly produced: readonly WireRecord[]
  readonly skipped: readonly Skip[]
}

export type LiveCounters = {
  readonly topics: ReadonlyMap<string, TopicCounters>
  /** By `group topic`. */
  readonly groups: ReadonlyMap<string, GroupLag>
  readonly runs: ReadonlyMap<string, ServiceRun>
  /** By connection. */
  readonly calls: ReadonlyMap<string, CallCounters>
  readonly stores: ReadonlyMap<string, StoreCounters>
  readonly invariants: ReadonlyMap<string, InvariantState>
  /** Sentences of faults, as they were planted. */
  readonly planted: ReadonlySet<string>
  /** Records named as skipped since the board was opened. */
  readonly skipped: number
  readonly paused: boolean
  /** Collected while paused. */
  readonly waiting: number
  /** Whether rows were ever taken off the screen by hand. */
  readonly cleared: boolean
  /** Worst state over all watched topics, and of the way to the server; `live` only when everything is. */
  readonly view: ViewSummary
  /** How late the latest of them is, once that is worth saying; null unless `view` is `live`. */
  readonly behindMs: number | null
}
export const VIEW_SUMMARIES = ['none', 'live', 'starting', 'missing', 'reconnecting', 'failed', 'offline'] as const
export type ViewSummary = (typeof VIEW_SUMMARIES)[number]

export type LiveRow =
  | { readonly id: string; readonly topic: string; readonly record: WireRecord }
  | { readonly id: string; readonly topic: string; readonly skip: Skip }
