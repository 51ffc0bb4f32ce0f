import Encoder from 'kafkajs/src/protocol/encoder.js'
import { type Call, ownCall } from '../network/kafkajsCall'
import * as bytes from '../records/byteReader'

/** A member of a group of the newer protocol (KIP-848), with what it has now. */
export type ConsumerSeen = {
  readonly memberId: string
  readonly clientId: string
  readonly host: string
  readonly topics: ReadonlyMap<string, readonly number[]>
}

const NO_TAGS = 0
const TOPIC_ID_BYTES = 16

/** ConsumerGroupDescribe, version 0: members by group. Groups of another kind have none. */
export function consumerGroupDescribeCall(
  groups: readonly string[],
): Call<ReadonlyMap<string, readonly ConsumerSeen[]>> {
  return ownCall({
    apiKey: 69,
    apiVersion: 0,
    apiName: 'ConsumerGroupDescribe',
    encode: () => encode(groups),
    decode,
  })
}

function encode(groups: readonly string[]): KafkajsEncoder {
  const encoder = new Encoder().writeInt8(NO_TAGS).writeUVarInt(groups.length + 1)
  for (const group of groups) encoder.writeUVarIntString(group)
  return encoder.writeBoolean(false).writeInt8(NO_TAGS)
}

function decode(payload: Buffer): ReadonlyMap<string, readonly ConsumerSeen[]> {
  const reader = bytes.readerOf(payload)
  bytes.skipTags(reader)
  bytes.readInt32(reader)
  return new Map(bytes.readCompactArray(reader, readGroup))
}

function readGroup(reader: bytes.ByteReader): [string, readonly ConsumerSeen[]] {
  bytes.readInt16(reader)
  bytes.readCompactString(reader)
  const group = bytes.readCompactString(reader) ?? ''
  bytes.readCompactString(reader)
  bytes.readInt32(reader)
  bytes.readInt32(reader)
  bytes.readCompactString(reader)
  const members = bytes.readCompactArray(reader, readMember)
  bytes.readInt32(reader)
  bytes.skipTags(reader)
  return [group, members]
}

function readMember(reader: bytes.ByteReader): ConsumerSeen {
  const memberId = bytes.readCompactString(reader) ?? ''
  bytes.readCompactString(reader)
  bytes.readCompactString(reader)
  bytes.readInt32(reader)
  const clientId = bytes.readCompactString(reader) ?? ''
  const host = bytes.readCompactString(reader) ?? ''
  bytes.readCompactArray(reader, bytes.readCompactString)
  bytes.readCompactString(reader)
  const topics = readAssignment(reader)
  readAssignment(reader)
  bytes.skipTags(reader)
  return { memberId, clientId, host, topics }
}

function readAssignment(reader: bytes.ByteReader): ReadonlyMap<string, readonly number[]> {
  const topics = bytes.readCompactArray(reader, readTopic)
  bytes.skipTags(reader)
  return new Map(topics)
}

function readTopic(reader: bytes.ByteReader): [string, readonly number[]] {
  bytes.readSized(reader, TOPIC_ID_BYTES)
  const topic = bytes.readCompactString(reader) ?? ''
  const partitions = bytes.readCompactArray(reader, bytes.readInt32)
  bytes.skipTags(reader)
  return [topic, partitions]
}
