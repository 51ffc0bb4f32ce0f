import Encoder from 'kafkajs/src/protocol/encoder.js'
import crc32C from 'kafkajs/src/protocol/recordBatch/crc32C/index.js'
import type { NewRecord } from '../port'

/** A record as it lies in a batch, without its place in it. */
export type RecordContent = Pick<NewRecord, 'key' | 'value' | 'headers'>

const NONE = -1
const MAGIC = 2
const UNCOMPRESSED_CREATE_TIME = 0
/** Bytes of a record beside its key, value and headers, at the most. */
const OVERHEAD = 32

/** An uncompressed record batch, all records of one time: https://kafka.apache.org/documentation/#recordbatch. */
export function encodeBatch(records: readonly RecordContent[], timestamp: number): Buffer {
  const last = records.length - 1
  const checked = new Encoder(sizeOf(records))
    .writeInt16(UNCOMPRESSED_CREATE_TIME)
    .writeInt32(last)
    .writeInt64(timestamp)
    .writeInt64(timestamp)
    .writeInt64(NONE)
    .writeInt16(NONE)
    .writeInt32(NONE)
    .writeInt32(records.length)
  for (const [index, record] of records.entries()) writeRecord(checked, record, index)
  const body = checked.buffer
  const head = Buffer.alloc(21)
  head.writeInt32BE(body.length + head.length - 12, 8)
  head.writeInt32BE(NONE, 12)
  head.writeInt8(MAGIC, 16)
  head.writeUInt32BE(crc32C(body), 17)
  return Buffer.concat([head, body])
}

/** At least what the records take in a batch. */
export function sizeOf(records: readonly RecordContent[]): number {
  return records.reduce((sum, record) => sum + sizeOfOne(record), 64)
}

function sizeOfOne({ key, value, headers }: RecordContent): number {
  const inHeaders = headers.reduce(
    (sum, [name, content]) => sum + Buffer.byteLength(name) + Buffer.byteLength(content ?? '') + 10,
    0,
  )
  return (key?.length ?? 0) + (value?.length ?? 0) + inHeaders + OVERHEAD
}

function writeRecord(encoder: KafkajsEncoder, record: RecordContent, index: number): void {
  const content = new Encoder(sizeOfOne(record)).writeInt8(0).writeVarInt(0).writeVarInt(index)
  content.writeVarIntBytes(record.key).writeVarIntBytes(record.value).writeVarInt(record.headers.length)
  for (const [name, value] of record.headers) content.writeVarIntString(name).writeVarIntBytes(asBytes(value))
  encoder.writeVarIntBytes(content.buffer)
}

const asBytes = (value: string | Buffer | null) => (typeof value === 'string' ? Buffer.from(value) : value)
