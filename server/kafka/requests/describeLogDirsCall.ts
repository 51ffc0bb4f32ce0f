import Encoder from 'kafkajs/src/protocol/encoder.js'
import { refuse } from '../brokerRefusal'
import { type Call, ownCall } from '../network/kafkajsCall'
import { KafkaProblem } from '../port'
import * as bytes from '../records/byteReader'

/** Bytes that one broker keeps of a partition. */
export type LogSize = { readonly partition: number; readonly bytes: number }

const DESCRIBE_LOG_DIRS_KEY = 35

/** DescribeLogDirs, version 1 (KIP-113): what one broker has of these partitions. A user who may not ask is told of none. */
export function describeLogDirsCall(topic: string, partitions: readonly number[]): Call<readonly LogSize[]> {
  const call = ownCall({
    apiKey: DESCRIBE_LOG_DIRS_KEY,
    apiVersion: 1,
    apiName: 'DescribeLogDirs',
    encode: () => new Encoder().writeInt32(1).writeString(topic).writeArray(partitions),
    decode,
  })
  return {
    build(broker) {
      if (broker.versions[DESCRIBE_LOG_DIRS_KEY] === undefined) throw notTold()
      return call.build(broker)
    },
    result: call.result,
  }
}

export const notTold = () =>
  new KafkaProblem('refused', 'This cluster does not tell how much of its disks a topic takes.')

function decode(payload: Buffer): readonly LogSize[] {
  const reader = bytes.readerOf(payload)
  bytes.readInt32(reader)
  return bytes.readArray(reader, readFolder).flat()
}

function readFolder(reader: bytes.ByteReader): readonly LogSize[] {
  refuse(bytes.readInt16(reader))
  bytes.readString(reader)
  return bytes.readArray(reader, readTopic).flat()
}

function readTopic(reader: bytes.ByteReader): readonly LogSize[] {
  bytes.readString(reader)
  return bytes.readArray(reader, readPartition).flat()
}

/** A copy that is on its way to another folder counts once it is there. */
function readPartition(reader: bytes.ByteReader): readonly LogSize[] {
  const size = { partition: bytes.readInt32(reader), bytes: Number(bytes.readInt64(reader)) }
  bytes.readInt64(reader)
  const isOnItsWay = bytes.readInt8(reader) !== 0
  return isOnItsWay ? [] : [size]
}
