import type { ClusterTopic } from '../../../shared/plan/model'
import { pause } from '../backoff'
import type { Cluster } from '../cluster'
import { KafkaProblem } from '../port'

const EVERY_MS = 100
const AT_MOST_MS = 15_000
const UNKNOWN_TOPIC = 3

/** Resolves when the brokers know nothing of this topic any more, twice in a row; one of the same name that was made since is another. */
export async function awaitGone(cluster: Cluster, { name, id }: Pick<ClusterTopic, 'name' | 'id'>): Promise<void> {
  const deadline = Date.now() + AT_MOST_MS
  for (let seen = 0; ; await pause(EVERY_MS)) {
    const found = (await cluster.metadata([name])).topics.find((topic) => topic.name === name)
    const isThere = found !== undefined && found.errorCode !== UNKNOWN_TOPIC && (found.id ?? undefined) === id
    seen = isThere ? 0 : seen + 1
    if (seen === 2) return
    if (Date.now() > deadline) {
      throw new KafkaProblem('timeout', `The topic ${name} is being deleted, but is not gone yet.`, { retriable: true })
    }
  }
}
