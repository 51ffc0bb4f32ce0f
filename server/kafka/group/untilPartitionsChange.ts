import { pause } from '../backoff'
import type { Cluster } from '../cluster'
import { partitionsOf } from './groupMember'

/** How soon the leader of a group notices that a topic has got more partitions. */
const EVERY_MS = 3000

/** Resolves when a topic has other partitions than were dealt out, or when it is over. */
export async function untilPartitionsChange(
  cluster: Cluster,
  dealt: ReadonlyMap<string, readonly number[]>,
  over: AbortSignal,
): Promise<void> {
  for (;;) {
    await pause(EVERY_MS, over)
    if (over.aborted) return
    const now = await partitionsOf(cluster, [...dealt.keys()]).catch(() => dealt)
    if ([...dealt].some(([topic, partitions]) => now.get(topic)?.length !== partitions.length)) return
  }
}
