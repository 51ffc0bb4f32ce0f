import Encoder from 'kafkajs/src/protocol/encoder.js'
import { refuse } from '../brokerRefusal'
import { type Call, ownCall } from '../network/kafkajsCall'
import * as bytes from '../records/byteReader'

const TOPIC = 2
const OPERATION = { set: 0, remove: 1 } as const

/** IncrementalAlterConfigs, version 0 (KIP-339): what is not named stays; null removes the topic's own value. */
export function incrementalAlterConfigsCall(topic: string, configs: ReadonlyMap<string, string | null>): Call<void> {
  return ownCall({
    apiKey: 44,
    apiVersion: 0,
    apiName: 'IncrementalAlterConfigs',
    encode: () => encode(topic, configs),
    decode,
  })
}

function encode(topic: string, configs: ReadonlyMap<string, string | null>): KafkajsEncoder {
  return new Encoder()
    .writeInt32(1)
    .writeInt8(TOPIC)
    .writeString(topic)
    .writeArray([...configs].map(([name, value]) => encodeConfig(name, value)))
    .writeBoolean(false)
}

function encodeConfig(name: string, value: string | null): KafkajsEncoder {
  return new Encoder()
    .writeString(name)
    .writeInt8(value === null ? OPERATION.remove : OPERATION.set)
    .writeString(value)
}

function decode(payload: Buffer): void {
  const reader = bytes.readerOf(payload)
  bytes.readInt32(reader)
  for (const { code, detail } of bytes.readArray(reader, readResult)) refuse(code, detail)
}

function readResult(reader: bytes.ByteReader): { code: number; detail: string | null } {
  const result = { code: bytes.readInt16(reader), detail: bytes.readString(reader) }
  bytes.readInt8(reader)
  bytes.readString(reader)
  return result
}
