import Encoder from 'kafkajs/src/protocol/encoder.js'
import * as bytes from '../records/byteReader'

/** What members and the leader of a group tell each other through the broker: Kafka's "consumer" embedded protocol. */
export type Assignment = ReadonlyMap<string, readonly number[]>

/** Version 0 is what every client of every language reads; Java and Rust leaders fail at a made-up number. */
const VERSION = 0

export function writeSubscription(topics: readonly string[]): Buffer {
  return new Encoder().writeInt16(VERSION).writeArray(topics).writeBytes(null).buffer
}

/** Later versions only add behind what is read here. */
export function readSubscription(metadata: Buffer): readonly string[] {
  const reader = bytes.readerOf(metadata)
  bytes.readInt16(reader)
  return bytes.readArray(reader, (at) => bytes.readString(at) ?? '')
}

export function writeAssignment(assignment: Assignment): Buffer {
  const topics = [...assignment].map(([topic, partitions]) => new Encoder().writeString(topic).writeArray(partitions))
  return new Encoder().writeInt16(VERSION).writeArray(topics).writeBytes(null).buffer
}

/** A member without an assignment has no bytes at all. */
export function readAssignment(assignment: Buffer): Assignment {
  if (assignment.length === 0) return new Map()
  const reader = bytes.readerOf(assignment)
  bytes.readInt16(reader)
  return new Map(bytes.readArray(reader, readTopic))
}

function readTopic(reader: bytes.ByteReader): [string, readonly number[]] {
  return [bytes.readString(reader) ?? '', bytes.readArray(reader, bytes.readInt32)]
}
