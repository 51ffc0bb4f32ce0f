import { describeStep } from '../../shared/plan/describeStep'
import type { Step } from '../../shared/plan/model'
import { done, type Outcome, type Problem, refused } from '../../shared/problem'
import type { TopicAdmin } from '../kafka/admin/port'
import { KafkaProblem } from '../kafka/port'

export type StepProgress = {
  /** Index into the steps. */
  readonly step: number
  readonly state: 'doing' | 'done' | 'failed'
  readonly problem?: Problem
}

export type ApplyOptions = {
  onProgress(progress: StepProgress): void
  /** Remembers that the board created this topic, so that later plans may change it. */
  own(topic: string): void
}

/** Does the steps in order and stops at the first that fails. What is done stays done: planning and applying again takes up the rest. */
export async function applySteps(
  admin: TopicAdmin,
  steps: readonly Step[],
  { onProgress, own }: ApplyOptions,
): Promise<Outcome<number>> {
  for (const [index, step] of steps.entries()) {
    onProgress({ step: index, state: 'doing' })
    try {
      await applyStep(admin, step, own)
    } catch (cause) {
      if (!(cause instanceof KafkaProblem)) throw cause
      const problem = problemOf(step, cause)
      onProgress({ step: index, state: 'failed', problem })
      return refused(problem)
    }
    onProgress({ step: index, state: 'done' })
  }
  return done(steps.length)
}

function applyStep(admin: TopicAdmin, step: Step, own: ApplyOptions['own']): Promise<void> {
  switch (step.kind) {
    case 'createTopic':
      return create(admin, step, own)
    case 'addPartitions':
      return admin.addPartitions(step.topic, step.to)
    case 'setConfigs':
      return admin.setConfigs(step.topic, new Map(Object.entries(step.set).map(([name, { to }]) => [name, to])))
  }
}

type CreateTopic = Extract<Step, { kind: 'createTopic' }>

/**
 * A topic becomes the board's own once the cluster has created it, never before: a name taken in advance could turn out to be somebody
 * else's topic, which no plan may change. The price is small. When the server dies between the two, planning again finds the topic as it is
 * drawn and has nothing to do; only a later change asks to adopt it first.
 */
async function create(admin: TopicAdmin, step: CreateTopic, own: ApplyOptions['own']): Promise<void> {
  const { topic, partitions, replication, configs } = step
  try {
    await admin.createTopic({ name: topic, partitions, replication, configs: new Map(Object.entries(configs)) })
    own(topic)
  } catch (cause) {
    if (!(cause instanceof KafkaProblem)) throw cause
    const isThere = await isThereAsDrawn(admin, step)
    // Somebody was faster and made the same: it is used, but it is not ours.
    if (isThere && cause.code === 'topicExists') return
    // It was absent when the plan was made and our request went out: only the answer was lost.
    if (isThere) own(topic)
    throw cause
  }
}

async function isThereAsDrawn(admin: TopicAdmin, { topic, partitions }: CreateTopic): Promise<boolean> {
  try {
    const { topics } = await admin.describeCluster([topic])
    return topics.get(topic)?.partitions === partitions
  } catch {
    return false
  }
}

function problemOf(step: Step, { code, message, next, retriable }: KafkaProblem): Problem {
  return {
    code,
    sentence: `${describeStep(step)}: ${message}`,
    place: step.topic,
    next: `${next ?? 'Mend the cause.'} Then apply again: what is done stays done, and the rest is taken up.`,
    retriable,
  }
}
