import type { ClusterTopic } from '../../shared/plan/model'
import { done, type Outcome, type Problem, refused } from '../../shared/problem'
import type { TopicUser } from '../../shared/protocol/deletionRequests'
import { formatBoardFile } from '../../shared/topology/boardFile'
import { groupBy } from '../../shared/topology/groupBy'
import type { ReadyBoard } from './clusterOperations'
import { doomedTopic, endsOf, isWritten } from './doomedTopic'
import { drawingAround } from './drawingAround'
import { fateOfDeletion } from './fateOfDeletion'
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
  const { admin, reader } = board.engine.kafka
  const clusterTopic = (await clusterKey(board.engine.kafka)) + topic.name
  const ends = async () => endsOf(await reader.offsets(topic.name))
  const endsBefore = await ends()
  const doomed = await doomedTopic(parts, board, topic)
  if (doomed.state !== state) return refused(STALE)
  const running = doomed.services.filter(({ runs }) => runs)
  if (topic.id === undefined && running.length > 0) return refused(stopBefore(drawnName, running))
  const stopped = await stopAll(parts, running)
  if (!stopped.ok) return stopped
  if (!isWritten(running) && (await ends()) !== endsBefore) return refused(STALE)
  const begun = parts.boards.deletions.begin(board.boardId, {
    clusterTopic,
    records: doomed.records,
    drawing: formatBoardFile(drawingAround(board.topology, drawnName, topic), 'json'),
  })
  if (!begun.ok) return begun
  const fate = await fateOfDeletion(admin, topic)
  if (fate.kind === 'stays') {
    parts.boards.deletions.takeBack(board.boardId, begun.value)
    throw fate.cause
  }
  parts.boards.deletions.end(begun.value)
  if (fate.kind === 'goneBefore') return refused(goneBefore(drawnName))
  if (fate.kind === 'unknown') return refused(unknownFate(drawnName, fate.cause))
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

const unknownFate = (name: string, { message }: Error): Problem => ({
  code: 'unknownFate',
  sentence: `The cluster did not tell whether ${name} was deleted. ${message}`,
  next: 'Make a plan when the cluster is back. If the topic is still there, adopt it to delete it.',
})

const stopBefore = (name: string, running: readonly TopicUser[]): Problem => ({
  code: 'servicesRun',
  sentence: `On this cluster a topic has no id, so ${name} can be told from another one only while nothing here uses it. Nothing was deleted.`,
  next: `Stop ${AND.format(running.map(called))}, then delete it.`,
  retriable: true,
})

const called = ({ name, board }: TopicUser) => (board === undefined ? name : `${name} (on ${board})`)
const AND = new Intl.ListFormat('en', { type: 'conjunction' })

async function stopAll(parts: Parts, running: readonly TopicUser[]): Promise<Outcome<null>> {
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
