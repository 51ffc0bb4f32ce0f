import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { ClusterPlan } from '../../../shared/plan/model'
import { standsInTheWay } from '../../../shared/plan/standsInTheWay'
import { Dialog } from '../../ui/Dialog'
import { plural } from '../../ui/figures'
import { ProblemNote } from '../../ui/ProblemNote'
import { useBoard, useCounters, useTopology } from '../boardContext'
import { kafkaLabel } from '../topbar/kafkaLabel'
import { BlockedTopics, ForeignTopics } from './BlockedTopics'
import { DeletedTopics } from './DeletedTopics'
import styles from './Plan.module.css'
import { PlanSteps } from './PlanSteps'
import type { Applying } from './planner'
import { UndrawnTopics } from './UndrawnTopics'

type PlanDialogProps = {
  /** The services that run when it is settled; all of them where it was opened by itself. */
  readonly serviceIds: readonly string[] | undefined
  readonly onClose: () => void
}

/** What would change on the cluster, read before it is done; then done, step by step. */
export function PlanDialog({ serviceIds, onClose }: PlanDialogProps) {
  const { planner } = useBoard()
  const problem = useStore(planner.state, (state) => state.applying?.problem ?? state.problem)
  useEffect(() => {
    planner.begin()
    void planner.refresh()
  }, [planner])
  return (
    <Dialog title="Plan" size={640} onClose={onClose} actions={<PlanActions {...{ serviceIds, onClose }} />}>
      {problem && <ProblemNote problem={problem} tone={problem.code === 'stalePlan' ? 'warn' : 'bad'} />}
      <PlanBody />
    </Dialog>
  )
}

function PlanBody() {
  const { planner, server } = useBoard()
  const { plan, applying } = useStore(planner.state)
  const status = useStore(server.kafka, (state) => state.status)
  if (applying) {
    return (
      <>
        <PlanSteps steps={applying.steps} states={applying.states} />
        {applying.ended && <p role="status">{endSentence(applying, plan?.steps.length)}</p>}
      </>
    )
  }
  if (status?.state !== 'ready') {
    return <p>{`${kafkaLabel(status).label}. The plan is made as soon as the cluster can be asked.`}</p>
  }
  if (!plan) return <p role="status">Comparing the drawing with the cluster…</p>
  return (
    <>
      <BlockedTopics blocked={plan.blocked} />
      <ForeignTopics plan={plan} />
      {plan.steps.length > 0 ? (
        <PlanSteps steps={plan.steps} />
      ) : (
        <p className={styles.nothing}>{nothingSentence(plan)}</p>
      )}
      <UndrawnTopics undrawn={plan.undrawn} />
      <DeletedTopics />
    </>
  )
}

function nothingSentence({ blocked, foreign }: ClusterPlan): string {
  if (blocked.length > 0) return 'Nothing else has to change.'
  if (foreign.length === 0) return 'Everything drawn is on the cluster. There is nothing to apply.'
  return foreign.length === 1
    ? 'Nothing to create or change. 1 topic belongs to somebody else: adopt it to produce to it.'
    : `Nothing to create or change. ${foreign.length} topics belong to somebody else: adopt them to produce to them.`
}

/** `left` is what a new plan would do; unknown while the cluster cannot be asked. */
function endSentence({ states, problem }: Applying, left: number | undefined): string {
  if (left === 0) return 'Done. Planning again finds nothing left to do.'
  if (left !== undefined) return `${plural(left, 'step')} left to do.`
  const made = states.filter((state) => state === 'done').length
  return problem
    ? `${made} of ${plural(states.length, 'step')} done, and that stays. What is left is planned again as soon as the cluster answers.`
    : 'Done.'
}

function PlanActions({ serviceIds, onClose }: PlanDialogProps) {
  const { planner, starter } = useBoard()
  const { plan, applying, making } = useStore(planner.state)
  const busy = applying !== null && !applying.ended
  const steps = plan?.steps.length ?? 0
  const run = async () => {
    await starter.startAnyway(serviceIds)
    onClose()
  }
  const apply = async (andRun: boolean) => {
    if ((await planner.apply()).ok && andRun) await run()
  }
  if (steps === 0 && !busy) {
    return (
      <>
        <Button onClick={onClose}>Close</Button>
        {plan && !applying?.problem && <RunFromPlan {...{ plan, serviceIds }} onRun={() => void run()} />}
      </>
    )
  }
  return (
    <>
      <span className={styles.note}>Nothing is ever deleted by a plan.</span>
      <Button disabled={busy || making || steps === 0} onClick={() => void apply(true)}>
        Apply and run
      </Button>
      <Button
        variant="filled"
        data-autofocus
        loading={busy}
        disabled={making || steps === 0}
        onClick={() => void apply(false)}
      >
        Apply {plural(steps, 'step')}
      </Button>
    </>
  )
}

type RunFromPlanProps = Pick<PlanDialogProps, 'serviceIds'> & {
  readonly plan: ClusterPlan
  readonly onRun: () => void
}

/** The way on from a plan with nothing to apply; topics of others need not be adopted for it. */
function RunFromPlan({ plan, serviceIds, onRun }: RunFromPlanProps) {
  const topology = useTopology()
  const wanted = serviceIds ?? [...topology.services.keys()]
  const isAnyLeft = useCounters(({ runs }) => wanted.some((id) => runs.get(id)?.state !== 'running'))
  if (!isAnyLeft) return null
  const [only = '', ...more] = wanted
  const mayWrite = !standsInTheWay(plan, topology, serviceIds)
  const name = more.length === 0 ? topology.services.get(only)?.name : undefined
  return (
    <Button variant={mayWrite ? 'filled' : 'default'} onClick={onRun}>
      {mayWrite ? `Run ${name ?? 'the services'}` : 'Run without writing there'}
    </Button>
  )
}
