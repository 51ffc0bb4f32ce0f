import type { ClusterTopic } from '../../shared/plan/model'
import type { TopicAdmin } from '../kafka/admin/port'
import { KafkaProblem } from '../kafka/port'

/**
 * What came of asking the cluster to delete a topic. `goneBefore`: it was deleted, but not by this request. `stays`: for sure, as it was.
 * `unknown`: the answer was lost, and nothing tells whether the request was.
 */
export type Fate =
  | { readonly kind: 'deleted' }
  | { readonly kind: 'goneBefore' }
  | { readonly kind: 'stays'; readonly cause: KafkaProblem }
  | { readonly kind: 'unknown'; readonly cause: KafkaProblem }

/** After these the cluster may have done what it was asked to. */
const LOST: readonly KafkaProblem['code'][] = ['timeout', 'unreachable']

export async function fateOfDeletion(admin: TopicAdmin, topic: ClusterTopic): Promise<Fate> {
  try {
    await admin.deleteTopic(topic)
    return { kind: 'deleted' }
  } catch (cause) {
    if (!(cause instanceof KafkaProblem)) throw cause
    if (cause.code === 'unknownTopic') return { kind: 'goneBefore' }
    return LOST.includes(cause.code) ? fateOnCluster(admin, topic, cause) : { kind: 'stays', cause }
  }
}

/** Without an id, one of its name may be another that was made since. */
async function fateOnCluster(admin: TopicAdmin, { name, id }: ClusterTopic, cause: KafkaProblem): Promise<Fate> {
  const left = await admin.describeCluster([name]).catch(() => null)
  const there = left?.topics.get(name)
  if (left && (!there || there.id !== id)) return { kind: 'deleted' }
  return { kind: there?.id === undefined ? 'unknown' : 'stays', cause }
}
