import type { KafkaRecord } from '../port'
import * as bytes from './byteReader'
import type { RecordBatch } from './recordBatches'

/** Records and headers of one batch. An empty one takes a few bytes packed and hundreds in memory. */
export const MOST_PARTS = 500_000

/**
 * The records of a batch from an offset on, from its uncompressed bytes. Keys and values are views of them. Throws a RangeError where the
 * bytes contradict themselves, and where there are too many to hold.
 */
export function readRecords({ batch, partition, from }: RecordsOf, plain: Buffer): KafkaRecord[] {
  const reader = bytes.readerOf(plain)
  const records: KafkaRecord[] = []
  let mostHeaders = MOST_PARTS - batch.count
  for (let left = batch.count; left > 0; left--) {
    const end = bytes.readVarint(reader) + reader.at
    const record = readRecord(reader, { batch, partition, mostHeaders })
    mostHeaders -= record.headers.length
    if (reader.at !== end) throw new RangeError('a record does not end where it says')
    if (record.offset >= from) records.push(record)
  }
  return records
}
type RecordsOf = { readonly batch: RecordBatch; readonly partition: number; readonly from: bigint }

type RecordOf = Omit<RecordsOf, 'from'> & { readonly mostHeaders: number }

function readRecord(reader: bytes.ByteReader, { batch, partition, mostHeaders }: RecordOf): KafkaRecord {
  bytes.readInt8(reader)
  const sinceFirst = bytes.readVarlong(reader)
  const offset = batch.base + BigInt(bytes.readVarint(reader))
  const key = bytes.readSized(reader, bytes.readVarint(reader))
  const value = bytes.readSized(reader, bytes.readVarint(reader))
  const headers: [string, Buffer | null][] = []
  const count = bytes.readVarint(reader)
  if (count > mostHeaders) throw new RangeError(`holds more than ${MOST_PARTS} records and headers`)
  while (headers.length < count) headers.push(readHeader(reader))
  const timestamp = batch.appendTime ? batch.maxTimestamp : batch.firstTimestamp + sinceFirst
  return { partition, offset, timestamp, key, value, headers }
}

function readHeader(reader: bytes.ByteReader): [string, Buffer | null] {
  const name = bytes.readText(reader, bytes.readVarint(reader)) ?? ''
  return [name, bytes.readSized(reader, bytes.readVarint(reader))]
}
