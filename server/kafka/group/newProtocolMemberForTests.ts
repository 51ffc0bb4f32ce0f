import { randomUUID } from 'node:crypto'
import Encoder from 'kafkajs/src/protocol/encoder.js'
import { refuse } from '../brokerRefusal'
import { createCluster } from '../cluster'
import { ownCall } from '../network/kafkajsCall'
import * as bytes from '../records/byteReader'

const NULL = 0
const NONE = 1
const NO_TAGS = 0
const EPOCH = { joining: 0, leaving: -1 } as const
type Beat = { readonly group: string; readonly memberId: string; readonly epoch: number; readonly topic: string }

/** For tests: somebody who joins a group by the protocol of KIP-848, which no classic client can speak about. */
export async function joinByNewProtocol(brokers: readonly string[], group: string, topic: string) {
  const cluster = createCluster({ brokers, clientId: 'newcomer' })
  const link = cluster.openLink()
  const memberId = randomUUID()
  const node = await cluster.coordinatorOf(group)
  const beat = (epoch: number) => link.ask(node, heartbeatCall({ group, memberId, epoch, topic }))
  await beat(EPOCH.joining)
  return {
    async leave() {
      await beat(EPOCH.leaving)
      cluster.close()
    },
  }
}

/** ConsumerGroupHeartbeat, version 1. */
function heartbeatCall({ group, memberId, epoch, topic }: Beat) {
  const encode = () =>
    new Encoder()
      .writeInt8(NO_TAGS)
      .writeUVarIntString(group)
      .writeUVarIntString(memberId)
      .writeInt32(epoch)
      .writeUVarInt(NULL)
      .writeUVarInt(NULL)
      .writeInt32(60_000)
      .writeUVarInt(NONE + 1)
      .writeUVarIntString(topic)
      .writeUVarInt(NULL)
      .writeUVarInt(NULL)
      .writeUVarInt(NONE)
      .writeInt8(NO_TAGS)
  return ownCall({ apiKey: 68, apiVersion: 1, apiName: 'ConsumerGroupHeartbeat', encode, decode })
}

function decode(payload: Buffer): void {
  const reader = bytes.readerOf(payload)
  bytes.skipTags(reader)
  bytes.readInt32(reader)
  refuse(bytes.readInt16(reader), bytes.readCompactString(reader))
}
