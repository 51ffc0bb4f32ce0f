import { Button } from '@mantine/core'
import { IconPlayerPlayFilled, IconPlayerStopFilled } from '@tabler/icons-react'
import type { ServiceRun } from '../../../shared/protocol/live'
import type { Service } from '../../../shared/topology/model'
import { clientsOutside } from '../../live/runningOutside'
import { formatCount, formatDelay, formatRate } from '../../ui/figures'
import { ProblemNote } from '../../ui/ProblemNote'
import { useBoard, useCounters } from '../boardContext'
import { useAsking } from '../useAsking'
import styles from './Inspector.module.css'

/** Whether the service runs, what it does, its last error, and the button that changes it. */
export function ServiceRunLine({ service }: { readonly service: Service }) {
  const { session } = useBoard()
  const run = useCounters(({ runs }) => runs.get(service.id))
  const outside = useCounters((seen) => clientsOutside(service.id, session.state.getState(), seen))
  const { ask, asked, problem, dismiss } = useAsking()
  const runs = run?.state === 'running' || run?.state === 'starting'
  const times = run?.state === 'running' ? timeSentence(run) : ''
  const press = () => ask(runs ? 'run:stop' : 'run:start', { boardId: session.boardId, serviceIds: [service.id] })
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
      {times !== '' && <p className={styles.hint}>{times}</p>}
      {run?.lastError !== undefined && (
        <ProblemNote
          tone="warn"
          problem={{ code: 'run.lastError', sentence: run.lastError, place: 'its last error' }}
        />
      )}
      {problem && <ProblemNote problem={problem} onClose={dismiss} />}
    </>
  )
}

function runSentence(run: ServiceRun | undefined): string {
  if (!run || run.state === 'idle') return 'Not started'
  if (run.state !== 'running') return STATES[run.state]
  const did = [
    run.processed > 0 || run.rateIn > 0 ? `${formatCount(run.processed)} processed, ${formatRate(run.rateIn)}` : null,
    run.dropped ? `${formatCount(run.dropped)} dropped` : null,
    run.parked ? `${formatCount(run.parked)} parked` : null,
    run.produced > 0 || run.rateOut > 0 ? `${formatCount(run.produced)} produced, ${formatRate(run.rateOut)}` : null,
  ].filter((part) => part !== null)
  return ['Running', ...did].join(' · ')
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
