import type { OwnRecord } from '../runTools'

const BATCH = { records: 500, bytes: 500_000 } as const

/** Brokers refuse a batch for the sum of its messages. */
export function* batchesOf(records: readonly OwnRecord[]): Iterable<readonly OwnRecord[]> {
  let batch: OwnRecord[] = []
  let bytes = 0
  for (const record of records) {
    const size = (record.key?.length ?? 0) + (record.value?.length ?? 0)
    if (batch.length > 0 && (batch.length === BATCH.records || bytes + size > BATCH.bytes)) {
      yield batch
      batch = []
      bytes = 0
    }
    batch.push(record)
    bytes += size
  }
  if (batch.length > 0) yield batch
}
