import { BrokerRefusal, isRefusal, refuse } from '../brokerRefusal'
import { ERROR_CODES } from '../errorCodes'
import { kafkajsCall } from '../network/kafkajsCall'
import { KafkaProblem, type TopicOffsets } from '../port'
import { toKafkaProblem } from '../toKafkaProblem'
import { describeGroups, type GroupSeen } from './describeGroups'
import type { GroupBrokers } from './groupBrokers'

/** Commits as nobody's member, which Kafka takes only while a group has none; and only for a group that is classic beyond doubt. */
export async function moveBookmarks(brokers: GroupBrokers, group: string, offsets: TopicOffsets): Promise<void> {
  const look = async () => (await describeGroups(brokers, [group])).get(group)
  refuseUnlessEmpty(group, await look())
  try {
    await commit(brokers, group, offsets)
  } catch (error) {
    // Somebody has joined since.
    if (isRefusal(error, 'UNKNOWN_MEMBER_ID', 'ILLEGAL_GENERATION', 'REBALANCE_IN_PROGRESS'))
      throw notEmpty(group, await look())
    throw error
  }
}

function refuseUnlessEmpty(group: string, seen: GroupSeen | undefined): void {
  switch (seen?.state) {
    case 'empty':
    case 'dead':
      return
    case 'stable':
    case 'rebalancing':
      throw notEmpty(group, seen)
    default:
      throw new KafkaProblem('newProtocol', `The group ${group} is not of the classic kind, so its bookmarks stay.`, {
        next: 'Move them with the tools of those who run it.',
      })
  }
}

function notEmpty(group: string, seen: GroupSeen | undefined): KafkaProblem {
  const members = (seen?.members ?? []).map(({ clientId, host }) => `${clientId} on ${host}`).sort()
  return new KafkaProblem(
    'groupNotEmpty',
    `The group ${group} has members: ${members.join(', ') || 'one just came'}.`,
    {
      next: 'Stop its members first; bookmarks move only while nobody reads with them.',
    },
  )
}

const NO_GENERATION = -1

async function commit(brokers: GroupBrokers, group: string, offsets: TopicOffsets): Promise<void> {
  const topics = [...offsets].map(([topic, partitions]) => ({
    topic,
    partitions: [...partitions].map(([partition, offset]) => ({ partition, offset })),
  }))
  const call = kafkajsCall('OffsetCommit', { groupId: group, groupGenerationId: NO_GENERATION, memberId: '', topics })
  for (const { answer } of await brokers.ask([group], () => call))
    for (const { topic, partitions } of answer.responses)
      for (const { errorCode } of partitions) refuseAbout(topic, errorCode)
}

/** What is wrong with a topic is said of the topic, and at once. */
function refuseAbout(topic: string, errorCode: number): void {
  if (ABOUT_TOPICS.includes(errorCode)) throw toKafkaProblem(new BrokerRefusal(errorCode), topic)
  refuse(errorCode)
}

const ABOUT_TOPICS: readonly number[] = [ERROR_CODES.UNKNOWN_TOPIC_OR_PARTITION, ERROR_CODES.TOPIC_AUTHORIZATION_FAILED]
