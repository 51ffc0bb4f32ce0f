import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ClusterPlan, Step } from '../../../shared/plan/model'
import type { Problem } from '../../../shared/protocol/problem'
import type { BoardSession } from '../../board/port'
import type { Server } from '../server'

/** The plan of an open board, made again by itself whenever the topics on the board or the cluster's state change. */
export type Planner = {
  readonly state: StoreApi<PlanState>
  /** Forgets how the last apply went, to look at the plan anew. */
  begin(): void
  refresh(): Promise<void>
  /** Applies the plan shown. False when it did not come to its end; `problem` says why. */
  apply(): Promise<boolean>
  adopt(topicId: string): Promise<void>
  close(): void
}

export type PlanState = {
  /** null as long as no plan could be made: no cluster, or the board is still being saved. */
  readonly plan: ClusterPlan | null
  readonly making: boolean
  readonly problem: Problem | null
  /** The last apply, running or ended; null when none was begun since the plan was opened. */
  readonly applying: Applying | null
}

export type StepState = 'waiting' | 'doing' | 'done' | 'failed'
export type Applying = {
  readonly steps: readonly Step[]
  readonly states: readonly StepState[]
  readonly ended: boolean
}

const SETTLE_MS = 400

export function createPlanner(server: Server, session: BoardSession): Planner {
  const state = createStore<PlanState>()(() => ({ plan: null, making: false, problem: null, applying: null }))
  const { boardId } = session
  let newest = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const refresh = async () => {
    clearTimeout(timer)
    if (server.kafka.getState().status?.state !== 'ready') return
    const mine = ++newest
    state.setState({ making: true })
    const outcome = await server.wire.ask('plan:make', { boardId })
    if (mine !== newest) return
    if (outcome.ok) state.setState({ plan: outcome.value, making: false, problem: null })
    else state.setState({ making: false, problem: outcome.problem })
  }
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void refresh(), SETTLE_MS)
  }
  const ends = [
    whenTopicsAreSaved(session, soon),
    server.kafka.subscribe(({ status }, before) => {
      if (status?.state !== 'ready') state.setState({ plan: null, problem: null })
      else if (before.status?.state !== 'ready') void refresh()
    }),
    server.wire.on('plan:progressed', (progress) => {
      if (progress.boardId === boardId)
        state.setState(({ applying }) => ({ applying: withProgress(applying, progress) }))
    }),
  ]
  return {
    state,
    refresh,
    begin: () => {
      if (state.getState().applying?.ended) state.setState({ applying: null, problem: null })
    },
    apply: () => apply(server, boardId, { state, refresh }),
    adopt: async (topicId) => {
      const outcome = await server.wire.ask('topic:adopt', { boardId, topicId })
      if (outcome.ok) await refresh()
      else state.setState({ problem: outcome.problem })
    },
    close: () => {
      clearTimeout(timer)
      newest = Number.POSITIVE_INFINITY
      for (const end of ends) end()
    },
  }
}

/** A plan is made from what the server has: only when everything is saved, and only when topics changed since. */
function whenTopicsAreSaved(session: BoardSession, changed: () => void): () => void {
  let planned: unknown = null
  const look = () => {
    const { topology, saving } = session.state.getState()
    if (saving !== 'saved' || topology.topics === planned) return
    planned = topology.topics
    changed()
  }
  look()
  return session.state.subscribe(look)
}

type Progress = { readonly step: number; readonly state: 'doing' | 'done' | 'failed' }

const withProgress = (applying: Applying | null, { step, state }: Progress): Applying | null =>
  applying && { ...applying, states: applying.states.map((was, index) => (index === step ? state : was)) }

async function apply(
  server: Server,
  boardId: string,
  { state, refresh }: Pick<Planner, 'state' | 'refresh'>,
): Promise<boolean> {
  const { plan } = state.getState()
  if (plan === null) return false
  state.setState({
    problem: null,
    applying: { steps: plan.steps, states: plan.steps.map(() => 'waiting'), ended: false },
  })
  const outcome = await server.wire.ask('plan:apply', { boardId, hash: plan.hash })
  await refresh()
  state.setState(({ applying, problem }) => ({
    applying: outcome.ok ? applying && { ...applying, ended: true } : failedApply(applying),
    problem: outcome.ok ? problem : outcome.problem,
  }))
  return outcome.ok
}

/** A plan refused as a whole is shown anew; one that failed on the way shows how far it came. */
const failedApply = (applying: Applying | null): Applying | null =>
  applying?.states.every((state) => state === 'waiting') ? null : applying && { ...applying, ended: true }
