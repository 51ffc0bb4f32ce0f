import Encoder from 'kafkajs/src/protocol/encoder.js'
import { describe, expect, test } from 'vitest'
import type { OlderMetadata } from '../network/kafkajsCall'
import { metadataCall } from './metadataCall'

// Cluster and topic as brokers tell of them, except for who has a copy.

type Copies = { readonly replicas: readonly number[]; readonly inSync: readonly number[] }

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at)

function inVersion12({ replicas, inSync }: Copies): Buffer {
  const numbers = (encoder: KafkajsEncoder, list: readonly number[]) =>
    list.reduce((written, number) => written.writeInt32(number), encoder.writeUVarInt(list.length + 1))
  const noTags = 0
  const one = 2
  const head = new Encoder().writeInt8(noTags).writeInt32(0)
  const node = head.writeUVarInt(one).writeInt32(1).writeUVarIntString('kafka').writeInt32(9092)
  const cluster = node.writeUVarInt(0).writeInt8(noTags).writeUVarIntString('abc').writeInt32(1)
  const topic = cluster.writeUVarInt(one).writeInt16(0).writeUVarIntString('posts').writeBuffer(Buffer.alloc(16, 7))
  const partition = topic.writeBoolean(false).writeUVarInt(one).writeInt16(0).writeInt32(0).writeInt32(1).writeInt32(0)
  const copies = [replicas, inSync, []].reduce(numbers, partition)
  return copies.writeInt8(noTags).writeInt32(0).writeInt8(noTags).writeInt8(noTags).buffer
}

const inOlderVersions = ({ replicas, inSync }: Copies): OlderMetadata => ({
  clusterId: 'abc',
  brokers: [{ nodeId: 1, host: 'kafka', port: 9092 }],
  controllerId: 1,
  topicMetadata: [
    {
      topicErrorCode: 0,
      topic: 'posts',
      isInternal: false,
      partitionMetadata: [{ partitionId: 0, leader: 1, replicas, isr: inSync }],
    },
  ],
})

describe.each([
  { version: 'version 12', id: '07'.repeat(16), answer: inVersion12 },
  { version: 'older versions', id: null, answer: inOlderVersions },
])('what a broker knows, in $version', ({ id, answer }) => {
  const read = (copies: Copies) => metadataCall('all').result(answer(copies))

  test('is who is where, and who has a copy of what', () => {
    const copies = { replicas: [1, 2, 3], inSync: [1, 3] }
    expect(read(copies)).toEqual({
      clusterId: 'abc',
      controller: 1,
      nodes: new Map([[1, { address: 'kafka:9092', rack: null }]]),
      topics: [{ name: 'posts', errorCode: 0, id, partitions: [{ partition: 0, leader: 1, ...copies }] }],
    })
  })

  test('is not believed where a partition has more copies than anybody has brokers', () => {
    expect(read({ replicas: upTo(1_000), inSync: [] }).topics[0]?.partitions[0]?.replicas).toHaveLength(1_000)
    expect(() => read({ replicas: upTo(1_001), inSync: [] })).toThrow('a partition on 1001 brokers')
    expect(() => read({ replicas: [1], inSync: upTo(1_001) })).toThrow('a partition on 1001 brokers')
  })
})
