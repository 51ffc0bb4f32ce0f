import { refuse } from '../brokerRefusal'
import { ERROR_CODES } from '../errorCodes'
import { type DescribedGroup, kafkajsCall } from '../network/kafkajsCall'
import type { GroupInspector } from '../port'
import { type ConsumerSeen, consumerGroupDescribeCall } from '../requests/consumerGroupDescribeCall'
import { listGroupsCall } from '../requests/listGroupsCall'
import type { GroupBrokers } from './groupBrokers'
import { readAssignment } from './memberProtocol'
import { toGroupState } from './toGroupState'

type Groups = Awaited<ReturnType<GroupInspector['describe']>>
export type GroupSeen = Groups extends ReadonlyMap<string, infer G> ? G : never

/** Groups with their members. Groups of a newer protocol, which the older request calls dead, are told from those that are. */
export async function describeGroups(brokers: GroupBrokers, groups: readonly string[]): Promise<Groups> {
  const answers = await brokers.ask(groups, (groupIds) => kafkajsCall('DescribeGroups', { groupIds }))
  const seen = answers.map(({ node, answer }) => describeAt(brokers, node, answer.groups))
  return new Map((await Promise.all(seen)).flat())
}

async function describeAt(
  brokers: GroupBrokers,
  node: number,
  groups: readonly DescribedGroup[],
): Promise<[string, GroupSeen][]> {
  const visible = groups.filter(({ errorCode }) => errorCode !== ERROR_CODES.GROUP_AUTHORIZATION_FAILED)
  for (const { errorCode } of visible) refuse(errorCode)
  const dead = visible.filter(({ state }) => state === DEAD).map(({ groupId }) => groupId)
  const newer = dead.length > 0 ? await describeNewer(brokers, node, dead) : new Map<string, GroupSeen>()
  return groups.map((group) => [group.groupId, newer.get(group.groupId) ?? toSeen(group)])
}

/** Those of the groups that are listed, and so not dead. */
async function describeNewer(
  brokers: GroupBrokers,
  node: number,
  dead: readonly string[],
): Promise<ReadonlyMap<string, GroupSeen>> {
  const listed = new Set((await brokers.askNode(node, listGroupsCall())).map(({ group }) => group))
  const newer = dead.filter((group) => listed.has(group))
  if (newer.length === 0) return new Map()
  const found = await brokers.askNode(node, consumerGroupDescribeCall(newer))
  return new Map(
    newer.map((group) => [group, { state: 'newProtocol', members: (found.get(group) ?? []).map(seenMember) }]),
  )
}

const DEAD = 'Dead'

function toSeen({ errorCode, state, members }: DescribedGroup): GroupSeen {
  if (errorCode === ERROR_CODES.GROUP_AUTHORIZATION_FAILED) return { state: 'unknown', members: [] }
  return { state: toGroupState(state), members: members.map(toMember) }
}

const toMember = ({ memberId, clientId, clientHost, memberAssignment }: DescribedGroup['members'][number]) =>
  seenMember({ memberId, clientId, host: clientHost, topics: readAssignment(memberAssignment) })

/** Kafka writes hosts as Java does, with a slash before the address. */
const seenMember = ({ host, topics, ...member }: ConsumerSeen): GroupSeen['members'][number] => ({
  ...member,
  host: host.replace(/^\//, ''),
  partitions: [...topics.values()].flat(),
  topics,
})
