import type { Chunk } from '../port'
import { bytesOf } from '../records/bytesOf'

/**
 * How much unhandled content a member holds over all its partitions. A chunk of a few kilobytes can unpack to eighty megabytes, so counting
 * chunks is no bound.
 */
export type Holdings = {
  /** More may be taken: of all that comes in at once only one chunk can go beyond the limit. */
  hasRoom(): boolean
  take(chunk: Chunk): void
  free(chunk: Chunk): void
}

const LIMIT_BYTES = 32 * 1024 * 1024
/** Of a record as an object. */
const RECORD_BYTES = 160

export function createHoldings(limit = LIMIT_BYTES): Holdings {
  let held = 0
  return {
    hasRoom: () => held < limit,
    take(chunk) {
      held += sizeOf(chunk)
    },
    free(chunk) {
      held -= sizeOf(chunk)
    },
  }
}

const sizeOf = ({ records }: Chunk) => records.reduce((sum, record) => sum + RECORD_BYTES + bytesOf(record), 0)
