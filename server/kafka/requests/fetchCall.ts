import Encoder from 'kafkajs/src/protocol/encoder.js'
import { groupBy } from '../../../shared/topology/groupBy'
import { refuse } from '../brokerRefusal'
import { type Call, ownCall } from '../network/kafkajsCall'
import * as bytes from '../records/byteReader'

export type FetchRequest = {
  readonly partitions: readonly FetchPosition[]
  /** The broker answers as soon as there is a record, or after this many milliseconds without any. */
  readonly maxWaitMs: number
  /** Of the whole answer and of each partition in it; one batch is answered whatever its size. */
  readonly maxBytes: number
  readonly partitionBytes: number
}
export type FetchPosition = { readonly topic: string; readonly partition: number; readonly from: bigint }

export type FetchedPartition = {
  readonly topic: string
  readonly partition: number
  readonly errorCode: number
  /** End of what read_committed readers may see. */
  readonly lastStable: bigint
  readonly logStart: bigint
  readonly aborted: readonly AbortedTransaction[]
  /** Record batches as they lie in the log; the last may be cut off. */
  readonly batches: Buffer
}
export type AbortedTransaction = { readonly producerId: bigint; readonly firstOffset: bigint }

const READ_COMMITTED = 1
const CONSUMER = -1
const NO_SESSION = { id: 0, epoch: -1 }
const UNKNOWN = -1

/** Fetch, version 11 (the newest before topic ids; Kafka 4 takes 4 and up), read_committed, without a fetch session. */
export function fetchCall(request: FetchRequest): Call<readonly FetchedPartition[]> {
  return ownCall({ apiKey: 1, apiVersion: 11, apiName: 'Fetch', encode: () => encode(request), decode })
}

function encode({ partitions, maxWaitMs, maxBytes, partitionBytes }: FetchRequest): KafkajsEncoder {
  const topics = groupBy(partitions, ({ topic }) => topic)
  return new Encoder()
    .writeInt32(CONSUMER)
    .writeInt32(maxWaitMs)
    .writeInt32(1)
    .writeInt32(maxBytes)
    .writeInt8(READ_COMMITTED)
    .writeInt32(NO_SESSION.id)
    .writeInt32(NO_SESSION.epoch)
    .writeArray([...topics].map(([topic, positions]) => encodeTopic(topic, positions, partitionBytes)))
    .writeArray([])
    .writeString('')
}

function encodeTopic(topic: string, positions: readonly FetchPosition[], partitionBytes: number): KafkajsEncoder {
  const encoder = new Encoder().writeString(topic).writeInt32(positions.length)
  for (const { partition, from } of positions) {
    encoder.writeInt32(partition).writeInt32(UNKNOWN).writeInt64(from).writeInt64(UNKNOWN).writeInt32(partitionBytes)
  }
  return encoder
}

function decode(payload: Buffer): readonly FetchedPartition[] {
  const reader = bytes.readerOf(payload)
  bytes.readInt32(reader)
  refuse(bytes.readInt16(reader))
  bytes.readInt32(reader)
  return bytes.readArray(reader, readTopic).flat()
}

function readTopic(reader: bytes.ByteReader): readonly FetchedPartition[] {
  const topic = bytes.readString(reader) ?? ''
  return bytes.readArray(reader, () => readPartition(reader, topic))
}

function readPartition(reader: bytes.ByteReader, topic: string): FetchedPartition {
  const partition = bytes.readInt32(reader)
  const errorCode = bytes.readInt16(reader)
  bytes.readInt64(reader)
  const lastStable = bytes.readInt64(reader)
  const logStart = bytes.readInt64(reader)
  const aborted = bytes.readArray(reader, readAborted)
  bytes.readInt32(reader)
  const batches = bytes.readSized(reader, bytes.readInt32(reader)) ?? Buffer.alloc(0)
  return { topic, partition, errorCode, lastStable, logStart, aborted, batches }
}

function readAborted(reader: bytes.ByteReader): AbortedTransaction {
  return { producerId: bytes.readInt64(reader), firstOffset: bytes.readInt64(reader) }
}
