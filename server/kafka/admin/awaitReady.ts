import { pause } from '../backoff'
import { isRefusal } from '../brokerRefusal'
import type { Cluster, Link } from '../cluster'
import { KafkaProblem } from '../port'
import { LATEST, lookUpOffsets } from '../reading/lookUpOffsets'

const EVERY_MS = 100
const AT_MOST_MS = 15_000
const NOT_READY = [
  'UNKNOWN_TOPIC_OR_PARTITION',
  'LEADER_NOT_AVAILABLE',
  'NOT_LEADER_FOR_PARTITION',
  'BROKER_NOT_AVAILABLE',
]

/**
 * Resolves when a record can be produced: twice in a row, 100 ms apart, every partition has a leader and the leader itself says so.
 * What one broker tells of leaders is not enough, another may not have heard of it yet.
 */
export async function awaitReady(
  parts: { cluster: Cluster; link: Link },
  topic: string,
  partitions: number,
): Promise<void> {
  const deadline = Date.now() + AT_MOST_MS
  for (let seen = 0; ; await pause(EVERY_MS)) {
    seen = (await isReady(parts, topic, partitions)) ? seen + 1 : 0
    if (seen === 2) return
    if (Date.now() > deadline) {
      throw new KafkaProblem('timeout', `The topic ${topic} exists, but not all its partitions have a leader yet.`, {
        retriable: true,
      })
    }
  }
}

async function isReady(
  { cluster, link }: { cluster: Cluster; link: Link },
  topic: string,
  partitions: number,
): Promise<boolean> {
  try {
    const layout = await cluster.topic(topic)
    const ends = await lookUpOffsets(link, { topic, partitions: layout.partitions, timestamp: LATEST })
    return ends.size >= partitions
  } catch (error) {
    if (isRefusal(error, ...NOT_READY)) return false
    throw error
  }
}
