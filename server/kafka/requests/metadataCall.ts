import type Broker from 'kafkajs/src/broker/index.js'
import Encoder from 'kafkajs/src/protocol/encoder.js'
import { type Call, kafkajsCall, type OlderMetadata, ownCall } from '../network/kafkajsCall'
import type { PartitionLayout } from '../port'
import * as bytes from '../records/byteReader'

/** What one broker knows of the cluster. A topic's error code stands beside the topic and hurts no other. */
export type ClusterMetadata = {
  readonly clusterId: string
  readonly nodes: ReadonlyMap<number, ClusterNode>
  readonly controller: number | null
  readonly topics: readonly TopicMetadata[]
}
export type ClusterNode = { readonly address: string; readonly rack: string | null }
export type TopicMetadata = {
  readonly name: string
  readonly errorCode: number
  /** Kafka's own id, hex; a topic deleted and made again has another. Null where the cluster does not tell. */
  readonly id: string | null
  readonly partitions: readonly PartitionLayout[]
}

const METADATA_KEY = 3
const WITH_TOPIC_IDS = 12

/** Metadata: of all topics, or of these. Never creates any. */
export function metadataCall(topics: readonly string[] | 'all'): Call<ClusterMetadata> {
  const newer = ownCall({
    apiKey: METADATA_KEY,
    apiVersion: WITH_TOPIC_IDS,
    apiName: 'Metadata',
    encode: () => encode(topics),
    decode,
  })
  const older = kafkajsCall('Metadata', { topics: topics === 'all' ? [] : topics, allowAutoTopicCreation: false })
  const speaksNewer = (broker: Broker) => (broker.versions[METADATA_KEY]?.maxVersion ?? 0) >= WITH_TOPIC_IDS
  return {
    build: (broker) => (speaksNewer(broker) ? newer : older).build(broker),
    result: (answer) => (Buffer.isBuffer(answer) ? newer.result(answer) : fromOlder(older.result(answer))),
  }
}

const NO_ID = Buffer.alloc(16)
const NO_TAGS = 0

function encode(topics: readonly string[] | 'all'): KafkajsEncoder {
  const encoder = new Encoder().writeInt8(NO_TAGS)
  if (topics === 'all') encoder.writeUVarInt(0)
  else {
    encoder.writeUVarInt(topics.length + 1)
    for (const topic of topics) encoder.writeBuffer(NO_ID).writeUVarIntString(topic).writeInt8(NO_TAGS)
  }
  return encoder.writeBoolean(false).writeBoolean(false).writeInt8(NO_TAGS)
}

function decode(payload: Buffer): ClusterMetadata {
  const reader = bytes.readerOf(payload)
  bytes.skipTags(reader)
  bytes.readInt32(reader)
  const nodes = new Map(bytes.readCompactArray(reader, readNode))
  const clusterId = bytes.readCompactString(reader) ?? ''
  const controller = bytes.readInt32(reader)
  const topics = bytes.readCompactArray(reader, readTopic)
  return { clusterId, nodes, controller: controller < 0 ? null : controller, topics }
}

function readNode(reader: bytes.ByteReader): [number, ClusterNode] {
  const id = bytes.readInt32(reader)
  const host = bytes.readCompactString(reader) ?? ''
  const port = bytes.readInt32(reader)
  const rack = bytes.readCompactString(reader)
  bytes.skipTags(reader)
  return [id, { address: `${host}:${port}`, rack }]
}

function readTopic(reader: bytes.ByteReader): TopicMetadata {
  const errorCode = bytes.readInt16(reader)
  const name = bytes.readCompactString(reader) ?? ''
  const id = bytes.readSized(reader, NO_ID.length)
  bytes.readInt8(reader)
  const partitions = bytes.readCompactArray(reader, readPartition)
  bytes.readInt32(reader)
  bytes.skipTags(reader)
  return { name, errorCode, id: id && !id.equals(NO_ID) ? id.toString('hex') : null, partitions }
}

function readPartition(reader: bytes.ByteReader): PartitionLayout {
  bytes.readInt16(reader)
  const partition = bytes.readInt32(reader)
  const leader = bytes.readInt32(reader)
  bytes.readInt32(reader)
  const replicas = asCopies(bytes.readCompactArray(reader, bytes.readInt32))
  const inSync = asCopies(bytes.readCompactArray(reader, bytes.readInt32))
  bytes.readCompactArray(reader, bytes.readInt32)
  bytes.skipTags(reader)
  return { partition, leader: leader < 0 ? null : leader, replicas, inSync }
}

/** No partition has so many; a broker that says so would have everybody who counts them work for good. */
const MOST_COPIES = 1_000

function asCopies(brokers: readonly number[]): readonly number[] {
  if (brokers.length > MOST_COPIES) throw new RangeError(`a partition on ${brokers.length} brokers`)
  return brokers
}

function fromOlder({ clusterId, brokers, controllerId, topicMetadata }: OlderMetadata): ClusterMetadata {
  return {
    clusterId: clusterId ?? '',
    nodes: new Map(
      brokers.map(({ nodeId, host, port, rack }) => [nodeId, { address: `${host}:${port}`, rack: rack ?? null }]),
    ),
    controller: controllerId < 0 ? null : controllerId,
    topics: topicMetadata.map((topic) => ({
      name: topic.topic,
      errorCode: topic.topicErrorCode,
      id: null,
      partitions: topic.partitionMetadata.map(({ partitionId, leader, replicas, isr }) => ({
        partition: partitionId,
        leader: leader < 0 ? null : leader,
        replicas: asCopies(replicas),
        inSync: asCopies(isr),
      })),
    })),
  }
}
