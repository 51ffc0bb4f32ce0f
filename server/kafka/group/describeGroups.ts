import { refuse } from '../brokerRefusal'
import { type DescribedGroup, kafkajsCall } from '../network/kafkajsCall'
import type { GroupInspector } from '../port'
import { listGroupsCall } from '../requests/listGroupsCall'
import type { GroupBrokers } from './groupBrokers'
import { readAssignment } from './memberProtocol'
import { toGroupState } from './toGroupState'

type Groups = Awaited<ReturnType<GroupInspector['describe']>>
export type GroupSeen = Groups extends ReadonlyMap<string, infer G> ? G : never

/** Classic groups with their members. Groups of a newer protocol, which this request calls dead, are told from those that are. */
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
  const visible = groups.filter(({ errorCode }) => errorCode !== NOT_AUTHORIZED)
  for (const { errorCode } of visible) refuse(errorCode)
  const isAnyDead = visible.some(({ state }) => state === DEAD)
  const listed = isAnyDead ? await brokers.askNode(node, listGroupsCall()) : []
  const names = new Set(listed.map(({ group }) => group))
  return groups.map((group) => [group.groupId, toSeen(group, names.has(group.groupId))])
}

const DEAD = 'Dead'
const NOT_AUTHORIZED = 30

function toSeen({ errorCode, state, members }: DescribedGroup, isListed: boolean): GroupSeen {
  if (errorCode === NOT_AUTHORIZED) return { state: 'unknown', members: [] }
  if (state === DEAD && isListed) return { state: 'newProtocol', members: [] }
  return { state: toGroupState(state), members: members.map(toMember) }
}

function toMember({ memberId, clientId, clientHost, memberAssignment }: DescribedGroup['members'][number]) {
  const topics = readAssignment(memberAssignment)
  return { memberId, clientId, host: clientHost.replace(/^\//, ''), partitions: [...topics.values()].flat(), topics }
}
