import { roundRobin, topicsOf } from '../../../shared/partitioning/roundRobin'
import { isRefusal, refuse } from '../brokerRefusal'
import type { Cluster, Link } from '../cluster'
import { ERROR_CODES } from '../errorCodes'
import { type Call, kafkajsCall } from '../network/kafkajsCall'
import { SESSION_MS, type TopicOffsets } from '../port'
import { type Assignment, readAssignment, readSubscription, writeAssignment, writeSubscription } from './memberProtocol'

/** One member of a classic consumer group, as its coordinator knows it. */
export type GroupMember = {
  /** Joins, or joins again; as leader deals out the partitions. Throws a BrokerRefusal that `mustRejoin` knows when it has to begin anew. */
  join(): Promise<Joined>
  heartbeat(): Promise<void>
  commit(offsets: TopicOffsets): Promise<void>
  leave(): Promise<void>
  /** When its coordinator last answered (milliseconds since the epoch). */
  heardAt(): number
}
export type Joined = {
  readonly generation: number
  readonly assignment: Assignment
  /** What the leader dealt out, all members' topics; null for everyone else. */
  readonly dealt: ReadonlyMap<string, readonly number[]> | null
}

export const TIMINGS = {
  sessionMs: SESSION_MS,
  rebalanceMs: 30_000,
  heartbeatMs: 500,
  commitMs: 500,
} as const

/** The group has gone on without this member. */
export const wasThrownOut = (error: unknown): boolean => isRefusal(error, 'ILLEGAL_GENERATION', 'UNKNOWN_MEMBER_ID')
export const mustRejoin = (error: unknown): boolean => wasThrownOut(error) || isRefusal(error, 'REBALANCE_IN_PROGRESS')

export type MemberOptions = {
  readonly cluster: Cluster
  readonly link: Link
  readonly group: string
  readonly topics: readonly string[]
}

export function createGroupMember({ cluster, link, group, topics }: MemberOptions): GroupMember {
  let memberId = ''
  let generation = -1
  let coordinator: number | null = null
  let heardAt = Date.now()
  const identity = () => ({ groupId: group, generationId: generation, groupGenerationId: generation, memberId })

  /** Looks for the coordinator again after anything went wrong; forgets who it was when the coordinator has. */
  async function ask<T>(call: Call<T>, errorCodeOf: (answer: T) => number | undefined): Promise<T> {
    try {
      coordinator ??= await cluster.coordinatorOf(group)
      const answer = await link.ask(coordinator, call)
      heardAt = Date.now()
      refuse(errorCodeOf(answer) ?? 0)
      return answer
    } catch (error) {
      if (wasThrownOut(error)) memberId = ''
      if (!mustRejoin(error)) coordinator = null
      throw error
    }
  }

  async function askToJoin() {
    const groupProtocols = [{ name: 'roundrobin', metadata: writeSubscription(topics) }]
    const times = { sessionTimeout: TIMINGS.sessionMs, rebalanceTimeout: TIMINGS.rebalanceMs }
    const call = () =>
      kafkajsCall('JoinGroup', { groupId: group, memberId, protocolType: 'consumer', groupProtocols, ...times })
    const isNamed = (errorCode: number) => errorCode === ERROR_CODES.MEMBER_ID_REQUIRED
    const answer = await ask(call(), ({ errorCode }) => (isNamed(errorCode) ? 0 : errorCode))
    if (!isNamed(answer.errorCode)) return answer
    memberId = answer.memberId
    return ask(call(), ({ errorCode }) => errorCode)
  }

  return {
    async join() {
      const joined = await askToJoin()
      memberId = joined.memberId
      generation = joined.generationId
      const deal = joined.leaderId === memberId ? await dealOut(cluster, joined.members) : null
      const sync = kafkajsCall('SyncGroup', { ...identity(), groupAssignment: deal?.assignments ?? [] })
      const { memberAssignment } = await ask(sync, ({ errorCode }) => errorCode)
      return { generation, assignment: readAssignment(memberAssignment), dealt: deal?.partitions ?? null }
    },
    async heartbeat() {
      await ask(kafkajsCall('Heartbeat', identity()), ({ errorCode }) => errorCode)
    },
    async commit(offsets) {
      const committed = [...offsets].map(([topic, partitions]) => ({
        topic,
        partitions: [...partitions].map(([partition, offset]) => ({ partition, offset })),
      }))
      await ask(
        kafkajsCall('OffsetCommit', { ...identity(), topics: committed }),
        ({ responses }) =>
          responses.flatMap(({ partitions }) => partitions).find(({ errorCode }) => errorCode !== 0)?.errorCode,
      )
    },
    async leave() {
      if (memberId) await ask(kafkajsCall('LeaveGroup', { groupId: group, memberId }), ({ errorCode }) => errorCode)
      memberId = ''
    },
    heardAt: () => heardAt,
  }
}

type Applicant = { readonly memberId: string; readonly memberMetadata: Buffer }

async function dealOut(cluster: Cluster, applicants: readonly Applicant[]) {
  const members = applicants.map(({ memberId, memberMetadata }) => ({
    memberId,
    topics: readSubscription(memberMetadata),
  }))
  const partitions = await partitionsOf(cluster, topicsOf(members))
  const dealt = roundRobin(members, partitions)
  const assignments = [...dealt].map(([memberId, own]) => ({ memberId, memberAssignment: writeAssignment(own) }))
  return { partitions, assignments }
}

/** Topics that do not exist have no partitions. */
export async function partitionsOf(
  cluster: Cluster,
  topics: readonly string[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const seen = await cluster.metadata(topics)
  return new Map(
    seen.topics.map(({ name, partitions }) => [
      name,
      partitions.map(({ partition }) => partition).sort((a, b) => a - b),
    ]),
  )
}
