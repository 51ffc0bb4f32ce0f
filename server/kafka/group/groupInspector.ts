import { refuse } from '../brokerRefusal'
import type { Cluster, Link } from '../cluster'
import { groupedBy } from '../groupedBy'
import { type DescribedGroup, kafkajsCall } from '../network/kafkajsCall'
import { patiently } from '../patiently'
import type { GroupInspector } from '../port'
import { named } from '../toKafkaProblem'
import { readAssignment } from './memberProtocol'

type Described = ReturnType<GroupInspector['describe']> extends Promise<ReadonlyMap<string, infer G>> ? G : never

export function createGroupInspector(cluster: Cluster): GroupInspector {
  const link = cluster.openLink()

  return {
    committed: (group, topics) =>
      named(group, () => patiently(() => committedOffsets({ cluster, link }, group, topics))),
    describe: (groups) => named(groups.join(', '), () => patiently(() => describeGroups({ cluster, link }, groups))),
  }
}

async function describeGroups(
  { cluster, link }: Parts,
  groups: readonly string[],
): Promise<ReadonlyMap<string, Described>> {
  const placed = await Promise.all(groups.map(async (group) => ({ group, node: await cluster.coordinatorOf(group) })))
  const byNode = groupedBy(placed, ({ node }) => node)
  const answers = await Promise.all(
    [...byNode].map(([node, groupsThere]) =>
      describeAt(
        link,
        node,
        groupsThere.map(({ group }) => group),
      ),
    ),
  )
  return new Map(answers.flat())
}

type Parts = { readonly cluster: Cluster; readonly link: Link }
type Committed = ReadonlyMap<string, ReadonlyMap<number, bigint>>

export async function committedOffsets(
  { cluster, link }: Parts,
  group: string,
  topics: readonly string[],
): Promise<Committed> {
  const seen = await cluster.metadata(topics)
  const asked = seen.topics.map(({ name, partitions }) => ({
    topic: name,
    partitions: partitions.map(({ partition }) => ({ partition })),
  }))
  const coordinator = await cluster.coordinatorOf(group)
  const { errorCode = 0, responses } = await link.ask(
    coordinator,
    kafkajsCall('OffsetFetch', { groupId: group, topics: asked }),
  )
  refuse(errorCode)
  return new Map(
    responses.map(({ topic, partitions }) => {
      const known = partitions.filter((partition) => BigInt(partition.offset) >= 0n)
      return [topic, new Map(known.map(({ partition, offset }) => [partition, BigInt(offset)]))]
    }),
  )
}

async function describeAt(link: Link, node: number, groups: readonly string[]): Promise<[string, Described][]> {
  const answer = await link.ask(node, kafkajsCall('DescribeGroups', { groupIds: groups }))
  for (const { errorCode } of answer.groups) refuse(errorCode)
  const listed = answer.groups.some(({ state }) => state === DEAD) ? await listedAt(link, node) : new Set<string>()
  return answer.groups.map((group) => [group.groupId, toDescribed(group, listed.has(group.groupId))])
}

/** Also what a group of a newer protocol is called by the older request. */
const DEAD = 'Dead'

async function listedAt(link: Link, node: number): Promise<ReadonlySet<string>> {
  const { errorCode, groups } = await link.ask(node, kafkajsCall('ListGroups', {}))
  refuse(errorCode)
  return new Set(groups.map(({ groupId }) => groupId))
}

const STATES: Readonly<Record<string, Described['state']>> = {
  Stable: 'stable',
  PreparingRebalance: 'rebalancing',
  CompletingRebalance: 'rebalancing',
  Empty: 'empty',
}

function toDescribed({ state, members }: DescribedGroup, isListed: boolean): Described {
  if (state === DEAD) return { state: isListed ? 'newProtocol' : 'dead', members: [] }
  return { state: STATES[state] ?? 'unknown', members: members.map(toMember) }
}

function toMember({ memberId, clientId, clientHost, memberAssignment }: DescribedGroup['members'][number]) {
  const topics = readAssignment(memberAssignment)
  return { memberId, clientId, host: clientHost.replace(/^\//, ''), partitions: [...topics.values()].flat(), topics }
}
