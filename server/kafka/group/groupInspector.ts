import { refuse } from '../brokerRefusal'
import type { Cluster } from '../cluster'
import { ERROR_CODES } from '../errorCodes'
import { patiently } from '../patiently'
import type { GroupInspector, ListedGroup, TopicOffsets } from '../port'
import { type GroupListing, listGroupsCall } from '../requests/listGroupsCall'
import { offsetFetchCall } from '../requests/offsetFetchCall'
import { named } from '../toKafkaProblem'
import { describeGroups } from './describeGroups'
import { createGroupBrokers, type GroupBrokers } from './groupBrokers'
import { moveBookmarks } from './moveBookmarks'
import { toGroupState } from './toGroupState'

export function createGroupInspector(cluster: Cluster): GroupInspector {
  const brokers = createGroupBrokers(cluster)
  const about = <T>(groups: readonly string[], work: () => Promise<T>) =>
    named(groups.join(', '), () => patiently(() => brokers.orForget(work)))

  const offsetsOfAll = (groups: readonly string[]) => about(groups, () => committedOffsets(brokers, groups))

  return {
    list: () => about([], () => listGroups(brokers)),
    async committed(group, topics) {
      const offsets = (await offsetsOfAll([group])).get(group) ?? []
      return new Map([...offsets].filter(([topic]) => topics.includes(topic)))
    },
    offsetsOfAll,
    describe: (groups) => about(groups, () => describeGroups(brokers, groups)),
    moveTo: (group, offsets) => about([group], () => moveBookmarks(brokers, group, offsets)),
  }
}

async function committedOffsets(
  brokers: GroupBrokers,
  groups: readonly string[],
): Promise<ReadonlyMap<string, TopicOffsets>> {
  const answers = await brokers.ask(groups, offsetFetchCall)
  const found = answers.flatMap(({ answer }) => answer)
  // Of several, those that this user may not see are just not there.
  const seen = found.filter(
    ({ errorCode }) => groups.length === 1 || errorCode !== ERROR_CODES.GROUP_AUTHORIZATION_FAILED,
  )
  for (const { errorCode } of seen) refuse(errorCode)
  return new Map(seen.map(({ group, offsets }) => [group, offsets]))
}

async function listGroups(brokers: GroupBrokers): Promise<readonly ListedGroup[]> {
  const answers = await brokers.askAll(listGroupsCall())
  for (const { node, answer } of answers) for (const { group } of answer) brokers.learn(group, node)
  return answers.flatMap(({ answer }) => answer.map(toListed))
}

const TYPES: Readonly<Record<string, ListedGroup['type']>> = {
  classic: 'classic',
  consumer: 'consumer',
  share: 'share',
}

const toListed = ({ group, type, state }: GroupListing): ListedGroup => ({
  group,
  type: TYPES[type.toLowerCase()] ?? 'unknown',
  state: toGroupState(state),
})
