import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ClusterPlan } from '../../../shared/plan/model'
import { writtenForeign } from '../../../shared/plan/writtenForeign'
import type { Topology } from '../../../shared/topology/model'
import { isComingUp } from '../isComingUp'
import type { OpenBoard } from '../openBoard'
import { until } from '../until'

/** Runs and stops a whole board; what could not be done is a notice. */
export type BoardStarter = {
  readonly state: StoreApi<{ readonly step: 'none' | 'waiting' | 'asking' }>
  /** Waits for a Kafka that is coming up. What is not on the cluster yet, or is somebody else's, has to be settled first: the plan is opened instead. */
  run(): Promise<void>
  stop(): Promise<void>
  /** Ends the wait. */
  cancel(): void
}

type StarterParts = Pick<OpenBoard, 'server' | 'session' | 'planner' | 'workspace' | 'notices'>

export function createBoardStarter({ server, session, planner, workspace, notices }: StarterParts): BoardStarter {
  const state: BoardStarter['state'] = createStore(() => ({ step: 'none' }))
  let waiting = new AbortController()

  const ask = async (name: 'run:start' | 'run:stop') => {
    state.setState({ step: 'asking' })
    const outcome = await server.wire.ask(name, { boardId: session.boardId })
    state.setState({ step: 'none' })
    notices.setState({ problem: outcome.ok ? null : outcome.problem })
  }
  /** Whether Kafka is as far as it will come. */
  const waitForKafka = async () => {
    if (!isComingUp(server.kafka.getState().status)) return true
    waiting = new AbortController()
    const { signal } = waiting
    state.setState({ step: 'waiting' })
    await until(server.kafka, ({ status }) => !isComingUp(status), signal)
    state.setState({ step: 'none' })
    if (!signal.aborted) await planner.refresh()
    return !signal.aborted
  }
  return {
    state,
    async run() {
      notices.setState({ problem: null })
      if (!(await waitForKafka())) return
      const { plan } = planner.state.getState()
      if (plan && standsInTheWay(plan, session.state.getState().topology))
        workspace.setState({ dialog: { kind: 'plan' } })
      else await ask('run:start')
    },
    stop: () => ask('run:stop'),
    cancel: () => waiting.abort(),
  }
}

/** Some service could not write where it is drawn to. */
const standsInTheWay = (plan: ClusterPlan, topology: Topology) =>
  plan.steps.some(({ kind }) => kind === 'createTopic') || writtenForeign(topology, plan).length > 0
