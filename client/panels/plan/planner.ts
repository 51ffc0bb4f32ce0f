import { createStore, type StoreApi } from 'zustand/vanilla'
import type { ClusterPlan, Step } from '../../../shared/plan/model'
import { done, type Outcome, type Problem, refused } from '../../../shared/problem'
import type { BoardSession } from '../../board/port'
import type { Server } from '../server'

/** The plan of an open board, made again by itself whenever the topics on the board or the cluster's state change. */
export type Planner = {
  readonly state: StoreApi<PlanState>
  /** Forgets how the last apply went, to look at the plan anew. */
  begin(): void
  refresh(): Promise<void>
  /** Applies the plan shown, and says why it did not come to its end. */
  apply(): Promise<Outcome<null>>
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
  /** Why it did not come to its end. */
  readonly problem: Problem | null
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
    server.wire.on('timeline:grew', ({ boardId: about, happenings }) => {
      if (about === boardId && happenings.some(({ kind }) => kind === 'topicDeleted')) soon()
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
): Promise<Outcome<null>> {
  const { plan } = state.getState()
  if (plan === null) return refused(NO_PLAN)
  state.setState({
    problem: null,
    applying: { steps: plan.steps, states: plan.steps.map(() => 'waiting'), ended: false, problem: null },
  })
  const outcome = await server.wire.ask('plan:apply', { boardId, hash: plan.hash })
  await refresh()
  if (outcome.ok) state.setState(({ applying }) => ({ applying: applying && { ...applying, ended: true } }))
  else state.setState(({ applying }) => failedApply(applying, outcome.problem))
  return outcome.ok ? done(null) : outcome
}

/** A plan refused as a whole is shown anew; one that failed on the way shows how far it came. */
const failedApply = (applying: Applying | null, problem: Problem): Partial<PlanState> =>
  applying?.states.some((state) => state !== 'waiting')
    ? { applying: { ...applying, ended: true, problem } }
    : { applying: null, problem }

const NO_PLAN: Problem = {
  code: 'plan.none',
  sentence: 'There is no plan to apply: the cluster cannot be asked.',
  next: 'Wait until it is back; the plan is then made by itself.',
  retriable: true,
}
