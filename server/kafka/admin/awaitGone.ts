import type { ClusterTopic } from '../../../shared/plan/model'
import { pause } from '../backoff'
import type { Cluster } from '../cluster'
import { ERROR_CODES } from '../errorCodes'
import type { TopicMetadata } from '../requests/metadataCall'

const EVERY_MS = 100
const AT_MOST_MS = 15_000

/**
 * Resolves when the brokers know nothing of this topic any more, twice in a row; one of the same name that was made since is another. Never
 * rejects: what the cluster has taken is done, also when it takes longer than 15 s or no broker answers meanwhile.
 */
export async function awaitGone(cluster: Cluster, { name, id }: Pick<ClusterTopic, 'name' | 'id'>): Promise<void> {
  const deadline = Date.now() + AT_MOST_MS
  const isOver = () => cluster.closing.aborted || Date.now() > deadline
  for (let seen = 0; seen < 2 && !isOver(); await pause(EVERY_MS, cluster.closing)) {
    const known = await cluster.metadata([name]).catch(() => null)
    const found = known?.topics.find((topic) => topic.name === name)
    const isThere = found !== undefined && !isUnknown(found) && (found.id ?? undefined) === id
    seen = known === null || isThere ? 0 : seen + 1
  }
}

const isUnknown = ({ errorCode }: TopicMetadata) => errorCode === ERROR_CODES.UNKNOWN_TOPIC_OR_PARTITION
