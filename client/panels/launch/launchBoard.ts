import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Problem } from '../../../shared/problem'
import type { KafkaStatus } from '../../../shared/protocol/live'
import { plural } from '../../ui/figures'
import type { OpenBoard } from '../openBoard'
import { until } from '../until'

/** From a drawing to something that moves: wait for the cluster, apply the plan, start the services. */
export type Launch = { readonly state: StoreApi<LaunchState>; cancel(): void }

export type LaunchState =
  | { readonly kind: 'under way'; readonly sentence: string }
  | { readonly kind: 'done' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'stuck'; readonly problem: Problem }

type LaunchParts = Pick<OpenBoard, 'server' | 'session' | 'planner' | 'starter'>

export function launchBoard(parts: LaunchParts): Launch {
  const state: StoreApi<LaunchState> = createStore<LaunchState>(() => ({ kind: 'under way', sentence: 'Drawing it…' }))
  const cancelling = new AbortController()
  void run(parts, cancelling.signal, (next) => {
    if (!cancelling.signal.aborted) state.setState(next, true)
  })
  return {
    state,
    cancel: () => {
      cancelling.abort()
      state.setState({ kind: 'cancelled' }, true)
    },
  }
}

async function run(
  { server, session, planner, starter }: LaunchParts,
  cancelled: AbortSignal,
  tell: (state: LaunchState) => void,
) {
  const say = (sentence: string) => tell({ kind: 'under way', sentence })
  await until(session.state, ({ saving }) => saving === 'saved', cancelled)
  say('Waiting for Kafka, which is still starting. The drawing is yours already.')
  await until(server.kafka, ({ status }) => status !== null && DECIDED.includes(status.state), cancelled)
  if (cancelled.aborted) return
  if (server.kafka.getState().status?.state !== 'ready') return tell({ kind: 'stuck', problem: NO_KAFKA })
  say('Planning what to create on the cluster…')
  await planner.refresh()
  const { plan, problem } = planner.state.getState()
  if (plan === null) return tell({ kind: 'stuck', problem: problem ?? NO_PLAN })
  if (plan.blocked.length > 0) return tell({ kind: 'stuck', problem: plan.blocked[0]?.problem ?? NO_PLAN })
  if (plan.steps.length > 0) say(`Creating ${plural(plan.steps.length, 'topic')}…`)
  if (cancelled.aborted) return
  const applied = plan.steps.length > 0 ? await planner.apply() : null
  if (applied?.ok === false) return tell({ kind: 'stuck', problem: applied.problem })
  if (cancelled.aborted) return
  say(`Starting ${plural(session.state.getState().topology.services.size, 'service')}…`)
  await starter.start()
  tell({ kind: 'done' })
}

/** Beyond these states waiting changes nothing. */
const DECIDED: readonly KafkaStatus['state'][] = ['ready', 'none', 'failed']

const NO_KAFKA: Problem = {
  code: 'launch.noKafka',
  sentence: 'There is no Kafka to run it on.',
  next: 'The drawing is saved; the chip at the top right says what is missing.',
}

const NO_PLAN: Problem = {
  code: 'launch.noPlan',
  sentence: 'The plan for the cluster could not be made or applied.',
  next: 'Open the plan to see where it stands, then try again.',
  retriable: true,
}
