import type { ClusterPlan } from '../../shared/plan/model'
import { planCluster } from '../../shared/plan/planCluster'
import { done, type Outcome, refused } from '../../shared/problem'
import type { Topology } from '../../shared/topology/model'
import { applySteps } from './applySteps'
import { followBoard } from './followBoard'
import { oneAtATime } from './oneAtATime'
import type { Operations } from './operation'
import { clusterKey, ownedTopics } from './ownership'
import type { Engine, Parts } from './parts'
import { readCluster } from './readCluster'

export const clusterOperations: Operations<
  'plan:make' | 'plan:apply' | 'topic:adopt' | 'kafka:restart' | 'cluster:about' | 'broker:kill' | 'broker:start'
> = {
  'plan:make': async (parts, { boardId }) => {
    const ready = readyBoard(parts, boardId)
    return ready.ok ? done(await makePlan(parts, ready.value)) : ready
  },
  'plan:apply': async (parts, { boardId, hash }) => {
    const ready = readyBoard(parts, boardId)
    return ready.ok ? oneAtATime(parts, boardId, () => applyPlan(parts, ready.value, hash)) : ready
  },
  'topic:adopt': async (parts, { boardId, topicId }) => {
    const ready = readyBoard(parts, boardId)
    if (!ready.ok) return ready
    const topic = ready.value.topology.topics.get(topicId)
    if (topic === undefined)
      return refused({ code: 'unknownElement', sentence: 'That topic is no longer on the board.' })
    const name = ready.value.prefix + topic.name
    const cluster = await ready.value.engine.kafka.admin.describeCluster([name])
    if (!cluster.topics.has(name))
      return refused({ code: 'unknownTopic', sentence: `There is no topic "${name}" on the cluster to adopt.` })
    parts.boards.own(boardId, (await clusterKey(ready.value.engine.kafka)) + name)
    await followBoard(parts, boardId)
    return done(null)
  },
  'kafka:restart': (parts) => parts.cluster.restart(),
  'cluster:about': async (parts) => {
    const engine = parts.cluster.engine()
    if (!engine.ok) return engine
    return done(await engine.value.kafka.admin.surveyCluster())
  },
  'broker:kill': (parts, { id }) => parts.cluster.killBroker(id),
  'broker:start': (parts, { id }) => parts.cluster.startBroker(id),
}

export type ReadyBoard = {
  readonly boardId: string
  readonly topology: Topology
  readonly prefix: string
  readonly engine: Engine
}

/** A board that exists, and a cluster that can be worked with. */
export function readyBoard(parts: Parts, boardId: string): Outcome<ReadyBoard> {
  const topology = parts.boards.topology(boardId)
  if (!topology.ok) return topology
  const engine = parts.cluster.engine()
  if (!engine.ok) return engine
  return done({ boardId, topology: topology.value, prefix: parts.boards.prefix(boardId), engine: engine.value })
}

async function makePlan(parts: Parts, board: ReadyBoard): Promise<ClusterPlan> {
  const { topology, prefix } = board
  const owned = await ownedTopics(parts, board.boardId, board.engine.kafka)
  const cluster = await readCluster(board.engine.kafka.admin, { topology, prefix, owned })
  return planCluster({ topology, prefix, cluster, owned })
}

const stepsOf = (count: number) => (count === 1 ? '1 step' : `${count} steps`)

async function applyPlan(
  parts: Parts,
  board: ReadyBoard,
  hash: string,
): Promise<Outcome<{ readonly applied: number }>> {
  const plan = await makePlan(parts, board)
  if (plan.hash !== hash) {
    return refused({
      code: 'stalePlan',
      sentence: 'The board or the cluster has changed since this plan was made.',
      next: 'Look at the new plan and apply that.',
      retriable: true,
    })
  }
  const key = await clusterKey(board.engine.kafka)
  const applied = await applySteps(board.engine.kafka.admin, plan.steps, {
    onProgress: (progress) =>
      parts.tell(board.boardId, 'plan:progressed', { boardId: board.boardId, of: plan.steps.length, ...progress }),
    own: (topic) => parts.boards.own(board.boardId, key + topic),
  })
  await followBoard(parts, board.boardId)
  if (applied.ok && applied.value > 0) {
    // When the disk refuses it, applying has worked all the same.
    await parts.boards.versions.keep(board.boardId, 'applied')
    parts.timelines.happened(board.boardId, {
      kind: 'applied',
      sentence: `A plan was applied: ${stepsOf(applied.value)}.`,
    })
  }
  return applied.ok ? done({ applied: applied.value }) : applied
}
