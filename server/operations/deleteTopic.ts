import type { ClusterTopic } from '../../shared/plan/model'
import { done, type Outcome, type Problem, refused } from '../../shared/problem'
import type { TopicUser } from '../../shared/protocol/deletionRequests'
import { formatBoardFile } from '../../shared/topology/boardFile'
import { groupBy } from '../../shared/topology/groupBy'
import { KafkaProblem, type TopicAdmin } from '../kafka/port'
import type { ReadyBoard } from './clusterOperations'
import { doomedTopic } from './doomedTopic'
import { drawingAround } from './drawingAround'
import { clusterKey } from './ownership'
import type { Parts } from './parts'
import { stopByHand } from './stopWanted'

type Asked = { readonly topic: ClusterTopic; readonly typed: string; readonly state: string }

/** Deletes a topic of this board's own, once, when it is as it was shown and its name was typed. Whoever uses it here is stopped first. */
export async function deleteTopic(
  parts: Parts,
  board: ReadyBoard,
  { topic, typed, state }: Asked,
): Promise<Outcome<null>> {
  const drawnName = topic.name.slice(board.prefix.length)
  if (typed !== drawnName) return refused(wrongName(drawnName))
  const doomed = await doomedTopic(parts, board, topic)
  if (doomed.state !== state) return refused(STALE)
  const stopped = await stopAll(parts, doomed.services)
  if (!stopped.ok) return stopped
  const begun = parts.boards.deletions.begin(board.boardId, {
    clusterTopic: (await clusterKey(board.engine.kafka)) + topic.name,
    records: doomed.records,
    drawing: formatBoardFile(drawingAround(board.topology, drawnName, topic), 'json'),
  })
  if (!begun.ok) return begun
  const { admin } = board.engine.kafka
  const isOurs = await isDeletedHere(admin, topic).catch((cause) => {
    parts.boards.deletions.takeBack(board.boardId, begun.value)
    throw cause
  })
  parts.boards.deletions.end(begun.value)
  if (!isOurs) return refused(goneBefore(drawnName))
  tellEverybody(parts, board, { topic: topic.name, records: doomed.records, users: doomed.services })
  return done(null)
}

const wrongName = (name: string): Problem => ({
  code: 'wrongName',
  sentence: `What was typed is not the name of the topic, which is ${name}. Nothing was deleted.`,
  next: 'Type the name exactly as it is.',
})

const STALE: Problem = {
  code: 'staleTopic',
  sentence: 'The topic, or who uses it, has changed since this was shown. Nothing was deleted.',
  next: 'Look at what is there now, then decide again.',
  retriable: true,
}

const goneBefore = (name: string): Problem => ({
  code: 'unknownTopic',
  sentence: `Somebody else has deleted ${name} a moment ago.`,
})

async function stopAll(parts: Parts, users: readonly TopicUser[]): Promise<Outcome<null>> {
  const running = users.filter(({ runs }) => runs)
  for (const [boardId, ours] of groupBy(running, (user) => user.boardId)) {
    const stopped = await stopByHand(
      parts,
      boardId,
      ours.map(({ serviceId }) => serviceId),
    )
    if (!stopped.ok) return stopped
  }
  return done(null)
}

/** Whether it was this request that deleted the topic, also where only the answer was lost. Rejects while the topic is still there. */
async function isDeletedHere(admin: TopicAdmin, topic: ClusterTopic): Promise<boolean> {
  try {
    await admin.deleteTopic(topic)
    return true
  } catch (cause) {
    if (cause instanceof KafkaProblem && cause.code === 'unknownTopic') return false
    const left = await admin.describeCluster([topic.name]).catch(() => null)
    const isGone = left !== null && left.topics.get(topic.name)?.id !== topic.id
    if (isGone) return true
    throw cause
  }
}

type Gone = { readonly topic: string; readonly records: string; readonly users: readonly TopicUser[] }

/** Nothing that is known of the old log holds for another topic of its name. */
function tellEverybody(parts: Parts, { boardId, engine }: ReadyBoard, { topic, records, users }: Gone): void {
  engine.live.recreated(topic)
  for (const concerned of new Set([boardId, ...users.map((user) => user.boardId)])) {
    engine.runner.journal(concerned).forget(topic)
    const sentence = `The topic ${topic} was deleted on the cluster, with ${records} records.`
    parts.timelines.happened(concerned, { kind: 'topicDeleted', sentence })
  }
}
