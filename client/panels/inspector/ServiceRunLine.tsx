import { Button } from '@mantine/core'
import { IconPlayerPlayFilled, IconPlayerStopFilled } from '@tabler/icons-react'
import { useStore } from 'zustand'
import { standsInTheWay } from '../../../shared/plan/standsInTheWay'
import type { ServiceRun } from '../../../shared/protocol/live'
import type { Service } from '../../../shared/topology/model'
import { clientsOutside } from '../../live/runningOutside'
import { lifeOf } from '../../live/runReading'
import { formatCount, formatDelay, formatRate } from '../../ui/figures'
import { ProblemNote } from '../../ui/ProblemNote'
import { useBoard, useCounters, useTopology } from '../boardContext'
import { useAsking } from '../useAsking'
import styles from './Inspector.module.css'
import { InstanceBars } from './InstanceBars'

/** Whether the service runs, what it does, what is the matter with it, and the button that changes it. */
export function ServiceRunLine({ service }: { readonly service: Service }) {
  const { session, starter } = useBoard()
  const run = useCounters(({ runs }) => runs.get(service.id))
  const outside = useCounters((seen) => clientsOutside(service.id, session.state.getState(), seen))
  const { ask, asked, problem, dismiss } = useAsking()
  const runs = run?.state === 'running' || run?.state === 'starting'
  const times = run?.state === 'running' ? timeSentence(run) : ''
  const press = () =>
    runs ? ask('run:stop', { boardId: session.boardId, serviceIds: [service.id] }) : starter.start([service.id])
  return (
    <>
      <div className={styles.run}>
        <span>{outside ? `Running outside: ${outside}` : runSentence(run)}</span>
        <Button
          size="xs"
          loading={asked !== null || run?.state === 'stopping'}
          leftSection={runs ? <IconPlayerStopFilled size={12} /> : <IconPlayerPlayFilled size={12} />}
          onClick={() => void press()}
        >
          {runs ? 'Stop' : 'Start'}
        </Button>
      </div>
      {runs && <InstanceBars instances={run.instances} />}
      {times !== '' && <p className={styles.hint}>{times}</p>}
      {run?.lastError !== undefined && <LastError service={service} sentence={run.lastError} held={run.held} />}
      {problem && <ProblemNote problem={problem} onClose={dismiss} />}
    </>
  )
}

type LastErrorProps = Pick<ServiceRun, 'held'> & { readonly service: Service; readonly sentence: string }

/** What went wrong, or is in the way now; with the plan at hand where that settles it. */
function LastError({ service: { id }, sentence, held }: LastErrorProps) {
  const { planner, workspace } = useBoard()
  const topology = useTopology()
  const plan = useStore(planner.state, (state) => state.plan)
  const isForPlan = held === true && plan !== null && standsInTheWay(plan, topology, [id])
  return (
    <ProblemNote
      tone="warn"
      problem={{ code: 'run.lastError', sentence, place: held ? 'what holds it back' : 'its last error' }}
    >
      {isForPlan && (
        <Button size="xs" onClick={() => workspace.setState({ dialog: { kind: 'plan', serviceIds: [id] } })}>
          See the plan
        </Button>
      )}
    </ProblemNote>
  )
}

function runSentence(run: ServiceRun | undefined): string {
  const life = lifeOf(run)
  if (!run || life === 'idle') return 'Not started'
  if (life !== 'running' && life !== 'held') return STATES[life]
  const did = [
    run.processed > 0 || run.rateIn > 0 ? `${formatCount(run.processed)} processed, ${formatRate(run.rateIn)}` : null,
    run.dropped ? `${formatCount(run.dropped)} dropped` : null,
    run.parked ? `${formatCount(run.parked)} parked` : null,
    run.produced > 0 || run.rateOut > 0 ? `${formatCount(run.produced)} produced, ${formatRate(run.rateOut)}` : null,
  ].filter((part) => part !== null)
  return [life === 'held' ? 'Held back' : 'Running', ...did].join(' · ')
}

/** Half of them, and all but one in a hundred. */
function timeSentence({ ages = {}, acks }: ServiceRun): string {
  const spreads = Object.values(ages)
  const most = (of: 'p50' | 'p99') => formatDelay(Math.max(...spreads.map((spread) => spread[of])))
  return [
    ...(spreads.length > 0
      ? [`Records are ${most('p50')} old when handled, 99 % of them at most ${most('p99')}.`]
      : []),
    ...(acks ? [`Kafka acknowledges in ${formatDelay(acks.p50)}, 99 % in ${formatDelay(acks.p99)}.`] : []),
  ].join(' ')
}

const STATES = {
  starting: 'Starting…',
  stopping: 'Stopping…',
  stopped: 'Stopped',
  paused: 'Paused',
  crashed: 'Crashed',
  failed: 'Failed',
} as const
