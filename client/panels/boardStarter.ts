import { createStore, type StoreApi } from 'zustand/vanilla'
import { standsInTheWay } from '../../shared/plan/standsInTheWay'
import type { BoardSession } from '../board/port'
import type { WorkspaceStore } from '../board/workspace'
import { isComingUp } from './isComingUp'
import type { Notices } from './notices'
import type { Planner } from './plan/planner'
import type { Server } from './server'
import { until } from './until'

/** The one way by which a board's services are started, whatever asks for it; without ids all of them. What could not be done is a notice. */
export type BoardStarter = {
  readonly state: StoreApi<{ readonly step: 'none' | 'waiting' | 'asking' }>
  /** Waits for a Kafka that is coming up. What is not on the cluster yet, or is somebody else's, has to be settled first: the plan is opened instead. */
  start(serviceIds?: readonly string[]): Promise<void>
  /** After the plan was seen. */
  startAnyway(serviceIds?: readonly string[]): Promise<void>
  stop(): Promise<void>
  /** Ends the wait. */
  cancel(): void
}

type StarterParts = {
  readonly server: Server
  readonly session: BoardSession
  readonly planner: Planner
  readonly workspace: WorkspaceStore
  readonly notices: Notices
}

export function createBoardStarter({ server, session, planner, workspace, notices }: StarterParts): BoardStarter {
  const { boardId } = session
  const state: BoardStarter['state'] = createStore(() => ({ step: 'none' }))
  let cancelling = new AbortController()
  let waiting: Promise<boolean> | null = null

  const ask = async (name: 'run:start' | 'run:stop', serviceIds?: readonly string[]) => {
    state.setState({ step: 'asking' })
    const outcome = await server.wire.ask(name, { boardId, ...(serviceIds && { serviceIds: [...serviceIds] }) })
    state.setState({ step: 'none' })
    notices.setState({ problem: outcome.ok ? null : outcome.problem })
  }
  /** Whether Kafka is as far as it will come. */
  const waitForKafka = async () => {
    cancelling = new AbortController()
    const { signal } = cancelling
    state.setState({ step: 'waiting' })
    await until(server.kafka, ({ status }) => !isComingUp(status), signal)
    state.setState({ step: 'none' })
    return !signal.aborted
  }
  /** Whoever starts something during the wait waits along. */
  const kafkaIsThere = async () => {
    if (!isComingUp(server.kafka.getState().status)) return true
    waiting ??= waitForKafka().finally(() => {
      waiting = null
    })
    return waiting
  }
  const planNow = async () => {
    if (planner.state.getState().plan === null) {
      state.setState({ step: 'asking' })
      await planner.refresh()
      state.setState({ step: 'none' })
    }
    return planner.state.getState().plan
  }
  return {
    state,
    async start(serviceIds) {
      notices.setState({ problem: null })
      if (!(await kafkaIsThere())) return
      const plan = await planNow()
      if (plan && standsInTheWay(plan, session.state.getState().topology, serviceIds))
        workspace.setState({ dialog: { kind: 'plan', ...(serviceIds && { serviceIds }) } })
      else await ask('run:start', serviceIds)
    },
    startAnyway: (serviceIds) => ask('run:start', serviceIds),
    stop: () => ask('run:stop'),
    cancel: () => cancelling.abort(),
  }
}
