import type { ClusterPlan } from '../../../shared/plan/model'
import type { Topology } from '../../../shared/topology/model'
import { nextStep } from '../nextStep'
import { holdsForeignRecords } from './holdsForeignRecords'
import type { Headless } from './openHeadless'
import { RunRefused } from './runRefused'

export type Preparing = {
  readonly boardId: string
  readonly topology: Topology
  /** Names of topics as drawn, which existed before and which the board may change and write to. */
  readonly adopt: readonly string[]
}

/**
 * Creates the topics of a board as the app does. What is there already is used where it is as drawn, and written to unless it holds records of
 * somebody else. Rejects with RunRefused, before anything is changed, where a topic is in the way.
 */
export async function prepareTopics(headless: Headless, preparing: Preparing): Promise<number> {
  const { boardId, adopt, topology } = preparing
  const first = await headless.ask('plan:make', { boardId })
  const adopted = new Set([...topology.topics.values()].filter(({ name }) => adopt.includes(name)).map(({ id }) => id))
  await adoptAll(
    headless,
    boardId,
    first.foreign.filter(({ topicId }) => adopted.has(topicId)),
  )
  const plan = await headless.ask('plan:make', { boardId })
  if (plan.blocked.length > 0) throw new RunRefused(plan.blocked.map(blockedProblem))
  const written = plan.foreign.filter(({ topicId }) => isWrittenTo(topicId, topology))
  await refuseForeignRecords(headless, written)
  const { applied } = await headless.ask('plan:apply', { boardId, hash: plan.hash })
  await adoptAll(headless, boardId, written)
  return applied
}

type Foreign = ClusterPlan['foreign']

async function adoptAll(headless: Headless, boardId: string, topics: Foreign): Promise<void> {
  for (const { topicId } of topics) await headless.ask('topic:adopt', { boardId, topicId })
}

const isWrittenTo = (topicId: string, { connections }: Topology) =>
  [...connections.values()].some(({ kind, to }) => (kind === 'produces' || kind === 'captures') && to === topicId)

const blockedProblem = ({ topic, problem, canAdopt }: ClusterPlan['blocked'][number]) => ({
  ...problem,
  place: topic,
  next: nextStep({ topic, problem, canAdopt }),
})

async function refuseForeignRecords({ parts }: Headless, topics: Foreign): Promise<void> {
  const engine = parts.cluster.engine()
  if (!engine.ok) throw new RunRefused([engine.problem])
  const { reader } = engine.value.kafka
  const foreign = await Promise.all(topics.map(({ topic }) => holdsForeignRecords(reader, topic)))
  const problems = topics
    .filter((_, index) => foreign[index])
    .map(({ topic }) => ({
      code: 'foreignTopic',
      place: topic,
      sentence: `${topic} holds messages that no service of Streamboard made, so nothing is written to it.`,
      next: `Add --adopt ${topic} to let this board produce to it.`,
    }))
  if (problems.length > 0) throw new RunRefused(problems)
}
