import type { Ledger, LedgerMeasure } from '../../shared/ledger/model'
import type { Outcome } from '../../shared/problem'
import type { InvariantState, Trace } from '../../shared/protocol/run'
import type { StoreContents } from '../../shared/protocol/runRequests'
import type { Kafka, KafkaRecord } from '../kafka/port'
import type { RunBoard, Runner } from '../runner/port'

/**
 * Counts again what the services of boards did, from the topics themselves and the journal. It reads while somebody asks, and forgets what
 * nobody has asked about for a minute. Rejects with a KafkaProblem.
 */
export type Ledgers = {
  drawUp(board: LedgerBoard): Promise<Ledger>
  /** As `drawUp`, perhaps a second old: many who look cost as much as one. */
  lately(board: LedgerBoard): Promise<Ledger>
  /** The records behind a number, newest first; those that retention or compaction has removed are not among them. */
  open(board: LedgerBoard, asked: Behind): Promise<readonly FoundRecord[]>
  /** The window begins now. */
  restart(board: LedgerBoard): Promise<void>
  /** Each expectation as it stands; one that cannot be understood is `unknown`, with the reason. */
  check(board: LedgerBoard, expectations: readonly Expected[]): Promise<readonly InvariantState[]>
  /** The way of one event over the topics of the board. A refusal where its record is gone. */
  follow(board: LedgerBoard, record: RecordPlaceIn): Promise<Outcome<Trace>>
  /** Idempotent. */
  close(): void
}

export type LedgerBoard = Pick<RunBoard, 'boardId' | 'topology' | 'prefix'>

/** Names as on the cluster. */
export type Behind = {
  readonly topic: string
  readonly group: string | null
  readonly measure: LedgerMeasure
  readonly limit: number
}
export type FoundRecord = {
  readonly record: KafkaRecord
  readonly times: number
  /** Of what was handled out of order: the later record that was handled before it, in the same topic. */
  readonly after?: { readonly partition: number; readonly offset: bigint } | undefined
}
/** `expect` as in a board file's invariants. */
export type Expected = { readonly id: string; readonly expect: string }
export type RecordPlaceIn = { readonly topic: string; readonly partition: number; readonly offset: bigint }

export type LedgerSources = {
  readonly kafka: {
    readonly reader: Pick<Kafka['reader'], 'ends' | 'offsetsAt' | 'read' | 'scan'>
    readonly groups: Pick<Kafka['groups'], 'offsetsOfAll'>
  }
  readonly runner: Pick<Runner, 'journal' | 'runs' | 'stores'>
  /** Without it nothing is known of stores. `asOf`: folded from the log up to then, apart from the store itself. */
  readonly stores?: {
    read(
      board: RunBoard,
      storeId: string,
      asked: { readonly limit: number; readonly asOf?: number },
    ): Promise<Outcome<StoreContents>>
  }
  /** Milliseconds since the epoch. */
  readonly now: () => number
}
