import type { ClusterTopic } from '../../shared/plan/model'
import { done, type Outcome, refused } from '../../shared/problem'
import { type ReadyBoard, readyBoard } from './clusterOperations'
import { deleteTopic } from './deleteTopic'
import { doomedTopic } from './doomedTopic'
import { oneAtATime } from './oneAtATime'
import type { Operations } from './operation'
import { clusterKey, ownedTopics } from './ownership'
import type { Parts } from './parts'

export const deletionOperations: Operations<'topic:inspect' | 'topic:delete' | 'topic:deletions'> = {
  'topic:inspect': async (parts, { boardId, topic }) => {
    const board = readyBoard(parts, boardId)
    if (!board.ok) return board
    const own = await ownTopic(parts, board.value, topic)
    return own.ok ? done(await doomedTopic(parts, board.value, own.value)) : own
  },
  'topic:delete': async (parts, { boardId, topic, typed, state }) => {
    const board = readyBoard(parts, boardId)
    if (!board.ok) return board
    return oneAtATime(parts, boardId, async () => {
      const clusterTopic = (await clusterKey(board.value.engine.kafka)) + topic
      return oneAtATime(parts, clusterTopic, async () => {
        const own = await ownTopic(parts, board.value, topic)
        return own.ok ? deleteTopic(parts, board.value, { topic: own.value, typed, state }) : own
      })
    })
  },
  'topic:deletions': async (parts, { boardId }) => {
    const deletions = parts.boards.deletions.of(boardId)
    if (!deletions.ok) return deletions
    const board = readyBoard(parts, boardId)
    if (!board.ok) return board
    const key = await clusterKey(board.value.engine.kafka)
    return done(
      deletions.value
        .filter(({ clusterTopic }) => clusterTopic.startsWith(key))
        .map(({ clusterTopic, ...rest }) => ({ topic: clusterTopic.slice(key.length), ...rest })),
    )
  },
}

/** As it is on the cluster now. Of others, adopted or not, only the board's own may be deleted. */
async function ownTopic(parts: Parts, { boardId, engine }: ReadyBoard, topic: string): Promise<Outcome<ClusterTopic>> {
  const owned = await ownedTopics(parts, boardId, engine.kafka)
  const found = (await engine.kafka.admin.describeCluster([topic])).topics.get(topic)
  if (!found)
    return refused({
      code: 'unknownTopic',
      sentence: `There is no topic ${topic} on the cluster.`,
      next: 'It may have been deleted already.',
    })
  if (owned.has(topic)) return done(found)
  return refused({
    code: 'foreignTopic',
    sentence: `This board neither created nor adopted ${topic}, so it does not delete it.`,
    next: 'Adopt it first, if it is yours.',
  })
}
