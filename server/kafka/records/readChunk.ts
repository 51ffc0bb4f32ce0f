import { BATCH_LIMIT, decompress } from '../codecs/decompress'
import type { Chunk, KafkaRecord } from '../port'
import type { AbortedTransaction, FetchedPartition } from '../requests/fetchCall'
import { readRecords } from './readRecords'
import { CURRENT_MAGIC, type RecordBatch, recordBatches } from './recordBatches'

type Gap = Chunk['gaps'][number]

/** A record takes seven bytes at the least; a batch that announces more records than bytes for them is not worth unpacking. */
const MOST_RECORDS = BATCH_LIMIT / 8

/**
 * What a broker answered for one partition, as a stretch of its log from `from` on. Control batches and aborted transactions move `to`
 * without showing; a batch that cannot be unpacked is a gap. `from` = `to` when the answer holds no whole batch.
 */
export async function readChunk(fetched: FetchedPartition, from: bigint): Promise<Chunk> {
  const isVisible = readCommitted(fetched.aborted)
  const records: KafkaRecord[][] = []
  const gaps: Gap[] = fetched.logStart > from ? [{ from, to: fetched.logStart, why: 'expired' }] : []
  let to = fetched.logStart > from ? fetched.logStart : from
  for (const batch of recordBatches(fetched.batches)) {
    if (batch.last < to) continue
    if (isVisible(batch)) {
      const content = await readContent(batch, fetched.partition, to)
      if (Array.isArray(content)) records.push(content)
      else gaps.push(content)
    }
    to = batch.last + 1n
  }
  return { partition: fetched.partition, from, to, records: records.flat(), gaps, end: fetched.lastStable }
}

async function readContent(batch: RecordBatch, partition: number, from: bigint): Promise<KafkaRecord[] | Gap> {
  try {
    if (batch.magic !== CURRENT_MAGIC)
      throw new Error(`written in message format ${batch.magic}, which is not read here`)
    if (batch.count > MOST_RECORDS) throw new Error(`announces ${batch.count} records`)
    return readRecords({ batch, partition, from }, await decompress(batch.codec, batch.body))
  } catch (error) {
    const base = batch.base > from ? batch.base : from
    return {
      from: base,
      to: batch.last + 1n,
      why: 'unreadable',
      detail: error instanceof Error ? error.message : String(error),
    }
  }
}

/** Kafka's read_committed rule: a producer's batches are aborted from a listed offset on until its abort marker. */
function readCommitted(aborted: readonly AbortedTransaction[]): (batch: RecordBatch) => boolean {
  const waiting = [...aborted].sort((a, b) => (a.firstOffset < b.firstOffset ? -1 : 1))
  const active = new Set<bigint>()
  return (batch) => {
    while (waiting[0] && waiting[0].firstOffset <= batch.last) active.add(waiting.shift()?.producerId ?? -1n)
    if (batch.control) {
      if (isAbortMarker(batch)) active.delete(batch.producerId)
      return false
    }
    return !(batch.transactional && active.has(batch.producerId))
  }
}

/** A control record's key is its version and its type; 0 is abort. Control batches are never compressed and hold one record. */
function isAbortMarker(batch: RecordBatch): boolean {
  const [marker] = readRecords({ batch, partition: 0, from: batch.base }, batch.body)
  return marker?.key?.readInt16BE(2) === 0
}
