/**
 * Reconciliation of one topic and one group (null: nobody reads it) over the window of the ledger. Counted again by event id (`ce_id`) from
 * the records in the topic and the journal of what was handled, never from the runner's own counters.
 */
export type LedgerRow = {
  /** Names as drawn. */
  readonly topic: string
  readonly group: string | null
  /** Records acknowledged to drawn services and to people on this board. */
  readonly produced: number
  /** Records found in the topic; more than `produced` where others write, too. */
  readonly inTopic: number
  /** Records handled to their end by drawn members, repeats counted; those given up are not among them. */
  readonly processed: number
  /** Different event ids among them. */
  readonly distinct: number
  /** processed - distinct. */
  readonly duplicates: number
  /** Event ids in the topic which the bookmark has passed and which were neither handled nor given up. */
  readonly missing: number
  /** Event ids given up: sent to the failure topic, or parked where none is drawn. */
  readonly deadLettered: number
  readonly effects: number
  /** Records handled after a later one of their key, or without a key of their producer. */
  readonly inversions: number
  /** Records the bookmark has not passed yet. */
  readonly waiting: number
}

export const LEDGER_MEASURES = [
  'produced',
  'inTopic',
  'processed',
  'distinct',
  'duplicates',
  'missing',
  'deadLettered',
  'effects',
  'inversions',
  'waiting',
] as const
export type LedgerMeasure = (typeof LEDGER_MEASURES)[number]

/** What became of messages in one group that is to handle them. `gone`: there is no record to count by any more. */
export type Fate = 'handled' | 'givenUp' | 'waiting' | 'missing' | 'gone'
export type Fates = Readonly<Record<Fate, number>>

/** Messages that were produced at once. */
export type LedgerBurst = {
  /** Milliseconds since the epoch. */
  readonly at: number
  /** As drawn. */
  readonly topic: string
  /** Acknowledged. */
  readonly messages: number
  readonly groups: readonly (Fates & { readonly group: string })[]
}
/** The newest are remembered. */
export const MOST_BURSTS = 50

export type Ledger = {
  /** The window: from then to now. */
  readonly since: number
  readonly at: number
  readonly rows: readonly LedgerRow[]
  /** Oldest first. */
  readonly bursts: readonly LedgerBurst[]
  /** Topics whose window was longer than can be recounted, and what is counted of them. */
  readonly shortened: readonly { readonly topic: string; readonly records: number }[]
}
