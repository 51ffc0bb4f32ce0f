import kafkajs, { type ConsumerConfig } from 'kafkajs'
import { roundRobin, topicsOf } from './board/partitioning/roundRobin.js'

const { AssignerProtocol } = kafkajs

/**
 * Kafka's `roundrobin`, which every client offers: members in other languages, and the service as the board runs it, share the group.
 * The metadata has version 0, because this client does not write the partitions it owns, which later versions promise.
 */
export const roundRobinAssigner: NonNullable<ConsumerConfig['partitionAssigners']>[number] = ({ cluster }) => ({
  name: 'roundrobin',
  version: 0,
  protocol: ({ topics }) => ({
    name: 'roundrobin',
    metadata: AssignerProtocol.MemberMetadata.encode({ version: 0, topics, userData: Buffer.alloc(0) }),
  }),
  async assign({ members }) {
    const known = members.map(({ memberId, memberMetadata }) => ({
      memberId,
      topics: AssignerProtocol.MemberMetadata.decode(memberMetadata)?.topics ?? [],
    }))
    const topics = topicsOf(known)
    await cluster.addMultipleTargetTopics([...topics])
    const partitionsOf = (topic: string) =>
      cluster.findTopicPartitionMetadata(topic).map(({ partitionId }) => partitionId)
    const dealt = roundRobin(known, new Map(topics.map((topic) => [topic, partitionsOf(topic)])))
    return [...dealt].map(([memberId, topics]) => ({
      memberId,
      memberAssignment: AssignerProtocol.MemberAssignment.encode({
        version: 0,
        assignment: Object.fromEntries([...topics].map(([topic, partitions]) => [topic, [...partitions]])),
        userData: Buffer.alloc(0),
      }),
    }))
  },
})
