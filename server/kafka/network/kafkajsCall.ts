import type Broker from 'kafkajs/src/broker/index.js'
import apiKeys from 'kafkajs/src/protocol/requests/apiKeys.js'
import protocol from 'kafkajs/src/protocol/requests/index.js'

/** A request as one broker understands it, and what its decoded answer means. */
export type Call<T> = { build(broker: Broker): KafkajsCall; result(decoded: unknown): T }

/** What kafkajs decodes, before it throws at the first error code in it: one bad topic must not hide the others. */
type Answers = {
  CreateTopics: { readonly topicErrors: readonly TopicError[] }
  DeleteTopics: { readonly topicErrors: readonly TopicError[] }
  CreatePartitions: { readonly topicErrors: readonly TopicError[] }
  DescribeConfigs: { readonly resources: readonly ConfigResource[] }
  ListOffsets: { readonly responses: readonly OfTopic<{ partition: number; errorCode: number; offset: string }>[] }
  GroupCoordinator: { readonly errorCode: number; readonly coordinator: { nodeId: number } }
  JoinGroup: JoinAnswer
  SyncGroup: { readonly errorCode: number; readonly memberAssignment: Buffer }
  Heartbeat: { readonly errorCode: number }
  LeaveGroup: { readonly errorCode: number }
  OffsetCommit: { readonly responses: readonly OfTopic<{ partition: number; errorCode: number }>[] }
  OffsetFetch: { readonly errorCode?: number; readonly responses: readonly OfTopic<CommittedOffset>[] }
  DescribeGroups: { readonly groups: readonly DescribedGroup[] }
  ListGroups: { readonly errorCode: number; readonly groups: readonly { groupId: string }[] }
  Metadata: OlderMetadata
}

type OfTopic<P> = { readonly topic: string; readonly partitions: readonly P[] }
type TopicError = { readonly topic: string; readonly errorCode: number; readonly errorMessage?: string | null }
type ConfigResource = {
  readonly errorCode: number
  readonly resourceName: string
  readonly configEntries: readonly { configName: string; configValue: string | null; configSource?: number }[]
}
type JoinAnswer = {
  readonly errorCode: number
  readonly generationId: number
  readonly leaderId: string
  readonly memberId: string
  readonly members: readonly { memberId: string; memberMetadata: Buffer }[]
}
type CommittedOffset = { readonly partition: number; readonly offset: string; readonly errorCode: number }
export type DescribedGroup = {
  readonly errorCode: number
  readonly groupId: string
  readonly state: string
  readonly members: readonly { memberId: string; clientId: string; clientHost: string; memberAssignment: Buffer }[]
}
export type OlderMetadata = {
  readonly clusterId?: string | null
  readonly brokers: readonly { nodeId: number; host: string; port: number; rack?: string | null }[]
  readonly controllerId: number
  readonly topicMetadata: readonly {
    topicErrorCode: number
    topic: string
    isInternal: boolean
    partitionMetadata: readonly {
      partitionId: number
      leader: number
      replicas: readonly number[]
      isr: readonly number[]
    }[]
  }[]
}

/** A request that kafkajs can write and read by itself, in the newest version that both sides speak. */
export function kafkajsCall<N extends keyof Answers>(name: N, args: object): Call<Answers[N]> {
  return {
    build(broker) {
      const call = broker.lookupRequest(apiKeys[name] ?? -1, protocol.requests[name])(args)
      return { ...call, response: { decode: call.response.decode, parse: (decoded) => decoded } }
    },
    result: (decoded) => decoded as Answers[N],
  }
}

export type OwnCall<T> = {
  readonly apiKey: number
  readonly apiVersion: number
  readonly apiName: string
  encode(): KafkajsEncoder
  decode(payload: Buffer): T
}

/** A request that this folder writes and reads itself, over the same connection. */
export function ownCall<T>({ encode, decode, ...api }: OwnCall<T>): Call<T> {
  return {
    build: () => ({
      request: { ...api, encode: async () => encode() },
      response: { decode: async (payload) => payload, parse: (payload) => payload },
    }),
    result: (payload) => decode(payload as Buffer),
  }
}
