import Encoder from 'kafkajs/src/protocol/encoder.js'
import { type Call, ownCall } from '../network/kafkajsCall'
import * as bytes from '../records/byteReader'

export type Produced = { readonly partition: number; readonly errorCode: number; readonly offset: bigint }

const ALL_REPLICAS = -1
const TIMEOUT_MS = 30_000

/** Produce, version 7 (Kafka 4 takes 3 and up): one batch per partition of one topic, acknowledged by all replicas in sync. */
export function produceCall(topic: string, batches: ReadonlyMap<number, Buffer>): Call<readonly Produced[]> {
  return ownCall({ apiKey: 0, apiVersion: 7, apiName: 'Produce', encode: () => encode(topic, batches), decode })
}

function encode(topic: string, batches: ReadonlyMap<number, Buffer>): KafkajsEncoder {
  const size = [...batches.values()].reduce((sum, batch) => sum + batch.length + 8, 512)
  const encoder = new Encoder(size)
    .writeString(null)
    .writeInt16(ALL_REPLICAS)
    .writeInt32(TIMEOUT_MS)
    .writeInt32(1)
    .writeString(topic)
    .writeInt32(batches.size)
  for (const [partition, batch] of batches) encoder.writeInt32(partition).writeBytes(batch)
  return encoder
}

function decode(payload: Buffer): readonly Produced[] {
  return bytes.readArray(bytes.readerOf(payload), readTopic).flat()
}

function readTopic(reader: bytes.ByteReader): readonly Produced[] {
  bytes.readString(reader)
  return bytes.readArray(reader, readPartition)
}

function readPartition(reader: bytes.ByteReader): Produced {
  const produced = {
    partition: bytes.readInt32(reader),
    errorCode: bytes.readInt16(reader),
    offset: bytes.readInt64(reader),
  }
  bytes.readInt64(reader)
  bytes.readInt64(reader)
  return produced
}
