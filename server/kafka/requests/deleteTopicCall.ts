import Encoder from 'kafkajs/src/protocol/encoder.js'
import type { ClusterTopic } from '../../../shared/plan/model'
import { refuse } from '../brokerRefusal'
import { ERROR_CODES } from '../errorCodes'
import { type Call, kafkajsCall, ownCall } from '../network/kafkajsCall'
import * as bytes from '../records/byteReader'

const TOPIC_ID_BYTES = 16
const NO_TAGS = 0
const ONE = 2
const NO_NAME = 0

/** DeleteTopics: of exactly the topic with this id in version 6 (KIP-516), by its name where the cluster has told no id. */
export function deleteTopicCall({ name, id }: Pick<ClusterTopic, 'name' | 'id'>, timeoutMs: number): Call<void> {
  return id === undefined ? byName(name, timeoutMs) : byId(id, timeoutMs)
}

const byId = (id: string, timeoutMs: number) =>
  ownCall({
    apiKey: 20,
    apiVersion: 6,
    apiName: 'DeleteTopics',
    encode: () =>
      new Encoder()
        .writeInt8(NO_TAGS)
        .writeUVarInt(ONE)
        .writeUVarInt(NO_NAME)
        .writeBuffer(Buffer.from(id, 'hex'))
        .writeInt8(NO_TAGS)
        .writeInt32(timeoutMs)
        .writeInt8(NO_TAGS),
    decode,
  })

function decode(payload: Buffer): void {
  const reader = bytes.readerOf(payload)
  bytes.skipTags(reader)
  bytes.readInt32(reader)
  for (const { code, detail } of bytes.readCompactArray(reader, readResult))
    refuse(code === ERROR_CODES.UNKNOWN_TOPIC_ID ? ERROR_CODES.UNKNOWN_TOPIC_OR_PARTITION : code, detail)
}

function readResult(reader: bytes.ByteReader): { code: number; detail: string | null } {
  bytes.readCompactString(reader)
  bytes.readSized(reader, TOPIC_ID_BYTES)
  const result = { code: bytes.readInt16(reader), detail: bytes.readCompactString(reader) }
  bytes.skipTags(reader)
  return result
}

function byName(topic: string, timeout: number): Call<void> {
  const call = kafkajsCall('DeleteTopics', { topics: [topic], timeout })
  return {
    build: call.build,
    result: (answer) => {
      for (const { errorCode } of call.result(answer).topicErrors) refuse(errorCode)
    },
  }
}
