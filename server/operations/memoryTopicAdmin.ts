import type { ClusterState, ClusterTopic } from '../../shared/plan/model'
import type { TopicAdmin } from '../kafka/admin/port'
import { KafkaProblem } from '../kafka/port'

/** A TopicAdmin in memory, for unit tests. `before` is called ahead of each change and may throw as a cluster would. */
export function memoryTopicAdmin(
  topics: Map<string, ClusterTopic>,
  before: (call: string) => void = () => {},
): TopicAdmin {
  const existing = (name: string) => {
    const topic = topics.get(name)
    if (topic) return topic
    throw new KafkaProblem('unknownTopic', `There is no topic "${name}".`)
  }
  return {
    async describeCluster(names): Promise<ClusterState> {
      return { brokers: 1, topics: new Map([...topics].filter(([name]) => names?.includes(name) ?? true)) }
    },
    clusterId: async () => 'memory',
    async surveyCluster() {
      return { clusterId: 'memory', topics: topics.size, brokers: [], lackingCopies: 0 }
    },
    async createTopic(topic) {
      before(`create ${topic.name}`)
      if (topics.has(topic.name)) throw new KafkaProblem('topicExists', `There is a topic "${topic.name}" already.`)
      topics.set(topic.name, { ...topic })
    },
    async addPartitions(name, partitions) {
      before(`partitions ${name}`)
      topics.set(name, { ...existing(name), partitions })
    },
    async sizesOf(name) {
      return Array.from({ length: existing(name).partitions }, (_, partition) => ({
        partition,
        bytes: 0,
        allCopies: 0,
      }))
    },
    async deleteTopic({ name, id }) {
      before(`delete ${name}`)
      if (existing(name).id !== id) throw new KafkaProblem('unknownTopic', `There is no topic "${name}".`)
      topics.delete(name)
    },
    async setConfigs(name, changes) {
      before(`configs ${name}`)
      const kept = [...existing(name).configs].filter(([config]) => !changes.has(config))
      const set = [...changes].flatMap(([config, value]) => (value === null ? [] : [[config, value] as const]))
      topics.set(name, { ...existing(name), configs: new Map([...kept, ...set]) })
    },
  }
}
