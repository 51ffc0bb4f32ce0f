import { createTurns } from '../../turns'
import type { OwnRecord } from '../runTools'
import { bytesOf } from './bytesOf'

const BATCH = { records: 500, bytes: 500_000 } as const

/**
 * Brokers refuse a batch for the sum of its messages. What takes its time to be made is sent as it comes; everybody else has a turn in
 * between.
 */
export async function* batchesOf(records: AsyncIterable<OwnRecord>): AsyncIterable<readonly OwnRecord[]> {
  const turns = createTurns()
  let batch: OwnRecord[] = []
  let bytes = 0
  for await (const record of records) {
    const size = bytesOf(record)
    const isFull = batch.length === BATCH.records || bytes + size > BATCH.bytes
    if (batch.length > 0 && (isFull || turns.isOver())) {
      yield batch
      batch = []
      bytes = 0
      await turns.next()
    }
    batch.push(record)
    bytes += size
  }
  if (batch.length > 0) yield batch
}
