import { Button } from '@mantine/core'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { Dialog } from '../../ui/Dialog'
import { plural } from '../../ui/figures'
import { ProblemNote } from '../../ui/ProblemNote'
import { useBoard } from '../boardContext'
import { kafkaLabel } from '../topbar/kafkaLabel'
import { BlockedTopics, ForeignTopics } from './BlockedTopics'
import styles from './Plan.module.css'
import { PlanSteps } from './PlanSteps'
import type { Applying } from './planner'

/** What would change on the cluster, read before it is done; then done, step by step. */
export function PlanDialog({ onClose }: { readonly onClose: () => void }) {
  const { planner } = useBoard()
  const problem = useStore(planner.state, (state) => state.applying?.problem ?? state.problem)
  useEffect(() => {
    planner.begin()
    void planner.refresh()
  }, [planner])
  return (
    <Dialog title="Plan" size={640} onClose={onClose} actions={<PlanActions onClose={onClose} />}>
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
        <p className={styles.nothing}>
          {plan.blocked.length > 0
            ? 'Nothing else has to change.'
            : 'Everything drawn is on the cluster. There is nothing to apply.'}
        </p>
      )}
    </>
  )
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

function PlanActions({ onClose }: { readonly onClose: () => void }) {
  const { planner, server, session, notices } = useBoard()
  const { plan, applying, making } = useStore(planner.state)
  const busy = applying !== null && !applying.ended
  const steps = plan?.steps.length ?? 0
  const run = async () => {
    const outcome = await server.wire.ask('run:start', { boardId: session.boardId })
    if (!outcome.ok) notices.setState({ problem: outcome.problem })
    onClose()
  }
  const apply = async (andRun: boolean) => {
    if ((await planner.apply()).ok && andRun) await run()
  }
  if (steps === 0 && !busy) {
    return (
      <>
        <Button onClick={onClose}>Close</Button>
        {applying?.ended && !applying.problem && (
          <Button variant="filled" onClick={() => void run()}>
            Run the services
          </Button>
        )}
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
