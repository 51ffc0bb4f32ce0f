import type { Kafka } from '../kafka/port'
import type { Parts } from './parts'

/** Before the name of a topic that a board owns: a name is owned on one cluster, not on every one that this server may be started with. */
export async function clusterKey(kafka: Kafka): Promise<string> {
  const key = `${await kafka.admin.clusterId()}/`
  lastKeys.set(kafka, key)
  return key
}

/** Names on the cluster of the topics that this board created or adopted there. */
export async function ownedTopics(parts: Parts, boardId: string, kafka: Kafka): Promise<ReadonlySet<string>> {
  const key = await clusterKey(kafka)
  const owned = [...parts.boards.owned(boardId)].filter((name) => name.startsWith(key))
  return new Set(owned.map((name) => name.slice(key.length)))
}

/** Whether a board may write to a topic; a running service asks also while its cluster is away, so the key of the last contact serves. */
export async function writing(parts: Parts, boardId: string, kafka: Kafka): Promise<(topic: string) => boolean> {
  const key = lastKeys.get(kafka) ?? (await clusterKey(kafka))
  return (topic) => parts.boards.owned(boardId).has(key + topic)
}

const lastKeys = new WeakMap<Kafka, string>()
