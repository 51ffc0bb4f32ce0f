import { createSlots } from '../../slots'
import { BATCH_LIMIT, decompress } from '../codecs/decompress'
import type { Chunk, Gap, KafkaRecord } from '../port'
import type { AbortedTransaction, FetchedPartition } from '../requests/fetchCall'
import { MOST_PARTS, readRecords } from './readRecords'
import { CURRENT_MAGIC, type RecordBatch, recordBatches } from './recordBatches'

/** Small batches may each unpack to a large one: beyond this many bytes the rest of an answer is left to the next fetch. */
const CHUNK_LIMIT = BATCH_LIMIT / 4

/** Bytes that all answers which are being unpacked may take together. */
const IN_FLIGHT_LIMIT = 256 * 1024 * 1024

/** Each may hold a chunk and the batch that goes beyond it; one of them at a time copies its batch together at the end. */
const AT_ONCE = Math.floor((IN_FLIGHT_LIMIT - BATCH_LIMIT) / (CHUNK_LIMIT + BATCH_LIMIT))

const inTurn = createSlots(AT_ONCE)

/**
 * What a broker answered for one partition, as a stretch of its log from `from` on. Control batches and aborted transactions move `to`
 * without showing; a batch that cannot be unpacked is a gap. `from` = `to` when the answer holds no whole batch; it may end before the
 * answer does, so that a few kilobytes never fill the memory; for the same reason a few answers are read at a time, in the order of asking.
 * Of batches in which the bytes asked for are nowhere there are no records.
 */
export const readChunk = (fetched: FetchedPartition, from: bigint, containing?: Buffer): Promise<Chunk> =>
  inTurn(() => readNow(fetched, from, containing))

async function readNow(fetched: FetchedPartition, from: bigint, containing?: Buffer): Promise<Chunk> {
  const isVisible = readCommitted(fetched.aborted)
  const records: KafkaRecord[][] = []
  const gaps: Gap[] = fetched.logStart > from ? [{ from, to: fetched.logStart, why: 'expired' }] : []
  let to = fetched.logStart > from ? fetched.logStart : from
  let taken = 0
  for (const batch of recordBatches(fetched.batches)) {
    if (batch.last < to) continue
    if (taken > CHUNK_LIMIT) break
    if (isVisible(batch)) {
      const content = await readContent(batch, { partition: fetched.partition, from: to, containing })
      if (content.kind === 'gap') gaps.push(content.gap)
      else records.push(content.records)
      taken += content.kind === 'gap' ? 0 : content.bytes
    }
    to = batch.last + 1n
  }
  return { partition: fetched.partition, from, to, records: records.flat(), gaps, end: fetched.lastStable }
}

/** `bytes`: about what the records take in memory. */
type Content =
  | { readonly kind: 'records'; readonly records: KafkaRecord[]; readonly bytes: number }
  | { readonly kind: 'gap'; readonly gap: Gap }

const RECORD_OVERHEAD = 160

type Wanted = { readonly partition: number; readonly from: bigint; readonly containing: Buffer | undefined }

async function readContent(batch: RecordBatch, { partition, from, containing }: Wanted): Promise<Content> {
  try {
    if (batch.magic !== CURRENT_MAGIC)
      throw new Error(`written in message format ${batch.magic}, which is not read here`)
    if (batch.count > MOST_PARTS) throw new Error(`announces ${batch.count} records`)
    const plain = await decompress(batch.codec, batch.body)
    if (containing && !plain.includes(containing)) return { kind: 'records', records: [], bytes: 0 }
    const records = readRecords({ batch, partition, from }, plain)
    return { kind: 'records', records, bytes: plain.length + batch.count * RECORD_OVERHEAD }
  } catch (error) {
    const base = batch.base > from ? batch.base : from
    const detail = error instanceof Error ? error.message : String(error)
    return { kind: 'gap', gap: { from: base, to: batch.last + 1n, why: 'unreadable', detail } }
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
