import type { Outcome } from '../../../shared/problem'
import type { StoreContents } from '../../../shared/protocol/runRequests'
import type { Keepers, RunBoard } from '../port'

/**
 * The stores of boards: states folded from the log, tables with their rows. What a cluster does to a reading of the log rejects with a
 * KafkaProblem.
 */
export type Stores = Keepers & {
  /** Somebody looks at the board as it is drawn: its tables are counted, also while nothing runs. */
  look(board: RunBoard): void
  /** At most `limit` entries, in the order of their keys. */
  read(board: RunBoard, storeId: string, asked: StoreReading): Promise<Outcome<StoreContents>>
  /** Empties a state until it is rebuilt. Nothing in the log changes. */
  wipe(board: RunBoard, storeId: string): Promise<Outcome<null>>
  /** Folds a state again from the beginning of the log, up to what its services have handled. Resolves when that is done. */
  rebuild(board: RunBoard, storeId: string): Promise<Outcome<null>>
  /** `row` is a JSON object with an `id`. */
  putRow(board: RunBoard, storeId: string, row: string): Promise<Outcome<null>>
  deleteRow(board: RunBoard, storeId: string, id: string): Promise<Outcome<null>>
  /** Idempotent. */
  close(): Promise<void>
}

export type StoreReading = {
  /** Milliseconds since the epoch: folded from the log up to then, apart from the store itself. */
  readonly asOf?: number
  readonly limit: number
  /** Nobody waits for the answer any more: what is folded for it alone is not folded to its end. */
  readonly gone?: AbortSignal
}
