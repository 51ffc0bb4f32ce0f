import type Broker from 'kafkajs/src/broker/index.js'
import Encoder from 'kafkajs/src/protocol/encoder.js'
import { refuse } from '../brokerRefusal'
import { type Call, kafkajsCall, ownCall } from '../network/kafkajsCall'
import * as bytes from '../records/byteReader'

/** A group as the broker that keeps it lists it, in Kafka's own words; '' for what the broker is too old to tell. */
export type GroupListing = { readonly group: string; readonly state: string; readonly type: string }

const LIST_GROUPS_KEY = 16
const WITH_TYPES = 5
const NO_TAGS = 0
const ANY = 1

/** ListGroups, version 5 (KIP-848) where it is known: the groups that one broker keeps. */
export function listGroupsCall(): Call<readonly GroupListing[]> {
  const newer = ownCall({
    apiKey: LIST_GROUPS_KEY,
    apiVersion: WITH_TYPES,
    apiName: 'ListGroups',
    encode: () => new Encoder().writeInt8(NO_TAGS).writeUVarInt(ANY).writeUVarInt(ANY).writeInt8(NO_TAGS),
    decode,
  })
  const older = kafkajsCall('ListGroups', {})
  const speaksNewer = (broker: Broker) => (broker.versions[LIST_GROUPS_KEY]?.maxVersion ?? 0) >= WITH_TYPES
  return {
    build: (broker) => (speaksNewer(broker) ? newer : older).build(broker),
    result: (answer) => (Buffer.isBuffer(answer) ? newer.result(answer) : fromOlder(older.result(answer))),
  }
}

function decode(payload: Buffer): readonly GroupListing[] {
  const reader = bytes.readerOf(payload)
  bytes.skipTags(reader)
  bytes.readInt32(reader)
  refuse(bytes.readInt16(reader))
  return bytes.readCompactArray(reader, readGroup)
}

function readGroup(reader: bytes.ByteReader): GroupListing {
  const group = bytes.readCompactString(reader) ?? ''
  bytes.readCompactString(reader)
  const state = bytes.readCompactString(reader) ?? ''
  const type = bytes.readCompactString(reader) ?? ''
  bytes.skipTags(reader)
  return { group, state, type }
}

type Older = { readonly errorCode: number; readonly groups: readonly { readonly groupId: string }[] }

function fromOlder({ errorCode, groups }: Older): readonly GroupListing[] {
  refuse(errorCode)
  return groups.map(({ groupId }) => ({ group: groupId, state: '', type: '' }))
}
