import { describeStep } from '../../shared/plan/describeStep'
import type { ClusterPlan, Step } from '../../shared/plan/model'
import { planCluster } from '../../shared/plan/planCluster'
import type { TopicAdmin } from '../kafka/admin/port'
import { applySteps, type StepProgress } from '../operations/applySteps'
import { readCluster } from '../operations/readCluster'
import { type CliIo, EXIT, type Exit } from './cliIo'
import { nextStep } from './nextStep'
import { problemsOf } from './problemsOf'
import type { Command } from './readArguments'
import { readBoard } from './readBoard'
import { adoptedStranger, strangeBroker } from './strangers'
import { counted, problemText, tellJson, tellProblems, wrongUse } from './tell'

type PlanCommand = Extract<Command, { kind: 'plan' | 'apply' }>

/**
 * Prints what would change on a cluster, or changes it. The command line keeps no record of what a board owns: a topic that exists is
 * foreign unless it is adopted by name, so running it again after applying has nothing to do, and nothing old is changed unasked.
 */
export async function planBoard(command: PlanCommand, io: CliIo): Promise<Exit> {
  const { board, json, adopt } = command
  const brokers = command.brokers.length > 0 ? command.brokers : io.brokers
  if (brokers.length === 0)
    return wrongUse(io, `${command.kind} needs a cluster: give --brokers host:port,... or set KAFKA_BROKERS.`)
  const strange = strangeBroker(brokers)
  if (strange) return wrongUse(io, strange)
  const read = await readBoard(board, io)
  if (!read.ok) return tellProblems(io, read.problems, json)
  const kafka = io.connect(brokers)
  try {
    const named = { topology: read.topology, prefix: '', owned: new Set(adopt) }
    const cluster = await readCluster(kafka.admin, named)
    const stranger = adoptedStranger(
      adopt.filter((topic) => !cluster.topics.has(topic)),
      read.topology,
    )
    if (stranger) return wrongUse(io, stranger)
    const plan = planCluster({ ...named, cluster })
    return command.kind === 'plan' ? tellPlan(io, plan, json) : await apply({ io, plan, json, admin: kafka.admin })
  } catch (cause) {
    const place = brokers.join(', ')
    return tellProblems(
      io,
      problemsOf(cause).map((problem) => ({ place, ...problem })),
      json,
    )
  } finally {
    await kafka.close()
  }
}

function tellPlan(io: CliIo, plan: ClusterPlan, json: boolean): Exit {
  if (json) tellJson(io, planAsJson(plan))
  else {
    for (const step of plan.steps) io.out(stepText('+', step))
    tellBlocked(io, plan)
    for (const topic of plan.undrawn) io.out(`= ${topic} is no longer drawn: it stays on the cluster.\n`)
    io.out(
      `${capitalised(counted(plan.steps.length, 'step'))} to do${plan.blocked.length > 0 ? `, ${plan.blocked.length} not possible` : ''}.\n`,
    )
  }
  return plan.blocked.length > 0 ? EXIT.problems : EXIT.done
}

type Applying = { readonly io: CliIo; readonly plan: ClusterPlan; readonly json: boolean; readonly admin: TopicAdmin }

async function apply({ io, plan, json, admin }: Applying): Promise<Exit> {
  let applied = 0
  const onProgress = ({ step, state }: StepProgress) => {
    if (state === 'done') applied += 1
    const told = plan.steps[step]
    if (told && state === 'done' && !json) io.out(stepText('done', told))
  }
  const outcome = await applySteps(admin, plan.steps, { onProgress, own: () => {} })
  const problem = outcome.ok ? undefined : outcome.problem
  if (json) tellJson(io, { ...planAsJson(plan), applied, ...(problem ? { problem } : {}) })
  else {
    if (problem) io.err(`${problemText(problem)}\n`)
    tellBlocked(io, plan)
    io.out(`${applied} of ${plan.steps.length} ${plan.steps.length === 1 ? 'step' : 'steps'} done.\n`)
  }
  return problem || plan.blocked.length > 0 ? EXIT.problems : EXIT.done
}

function stepText(mark: string, step: Step): string {
  const hazards = step.hazards.map(({ sentence }) => `    ! ${sentence}\n`)
  return `${mark} ${describeStep(step)}\n${hazards.join('')}`
}

function tellBlocked(io: CliIo, { blocked }: ClusterPlan): void {
  for (const one of blocked) {
    const { topic, problem } = one
    io.err(`not possible: ${problemText({ place: topic, sentence: problem.sentence, next: nextStep(one) })}\n`)
  }
}

function planAsJson({ steps, blocked, undrawn }: ClusterPlan) {
  return {
    steps: steps.map((step) => ({ ...step, hazards: undefined, sentence: describeStep(step) })),
    hazards: steps.flatMap((step, index) =>
      step.hazards.map((hazard) => ({ step: index, topic: step.topic, ...hazard })),
    ),
    blocked: blocked.map(({ topicId, topic, problem, canAdopt }) => ({ topicId, topic, ...problem, canAdopt })),
    undrawn,
  }
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
