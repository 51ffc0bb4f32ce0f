import Encoder from 'kafkajs/src/protocol/encoder.js'
import { type Call, ownCall } from '../network/kafkajsCall'
import type { TopicOffsets } from '../port'
import * as bytes from '../records/byteReader'

export type GroupOffsetsFound = { readonly group: string; readonly errorCode: number; readonly offsets: TopicOffsets }

const NO_TAGS = 0
const ALL_TOPICS = 0

/** OffsetFetch, version 8 (KIP-709, Kafka 3.0 and up): every committed offset of many groups that one broker keeps. */
export function offsetFetchCall(groups: readonly string[]): Call<readonly GroupOffsetsFound[]> {
  return ownCall({ apiKey: 9, apiVersion: 8, apiName: 'OffsetFetch', encode: () => encode(groups), decode })
}

function encode(groups: readonly string[]): KafkajsEncoder {
  const encoder = new Encoder().writeInt8(NO_TAGS).writeUVarInt(groups.length + 1)
  for (const group of groups) encoder.writeUVarIntString(group).writeUVarInt(ALL_TOPICS).writeInt8(NO_TAGS)
  return encoder.writeBoolean(false).writeInt8(NO_TAGS)
}

function decode(payload: Buffer): readonly GroupOffsetsFound[] {
  const reader = bytes.readerOf(payload)
  bytes.skipTags(reader)
  bytes.readInt32(reader)
  return bytes.readCompactArray(reader, readGroup)
}

function readGroup(reader: bytes.ByteReader): GroupOffsetsFound {
  const group = bytes.readCompactString(reader) ?? ''
  const offsets = new Map(bytes.readCompactArray(reader, readTopic))
  const errorCode = bytes.readInt16(reader)
  bytes.skipTags(reader)
  return { group, errorCode, offsets }
}

function readTopic(reader: bytes.ByteReader): [string, ReadonlyMap<number, bigint>] {
  const topic = bytes.readCompactString(reader) ?? ''
  const partitions = bytes.readCompactArray(reader, readPartition)
  bytes.skipTags(reader)
  return [topic, new Map(partitions.filter(([, offset]) => offset >= 0n))]
}

function readPartition(reader: bytes.ByteReader): [number, bigint] {
  const partition = bytes.readInt32(reader)
  const offset = bytes.readInt64(reader)
  bytes.readInt32(reader)
  bytes.readCompactString(reader)
  bytes.readInt16(reader)
  bytes.skipTags(reader)
  return [partition, offset]
}
