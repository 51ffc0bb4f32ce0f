import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconHourglass } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { Outcome, Problem } from '../../../shared/problem'
import type { BrokerFacts, ClusterFacts, KafkaNode } from '../../../shared/protocol/live'
import { formatCount, plural } from '../../ui/figures'
import { ProblemNote } from '../../ui/ProblemNote'
import type { Server } from '../server'
import styles from './KafkaChip.module.css'
import { killWarning } from './killWarning'
import { withSilent } from './withSilent'

type BrokerTableProps = {
  readonly server: Server
  readonly facts: Pick<ClusterFacts, 'brokers' | 'lackingCopies'>
  /** Where Streamboard runs them, and they can be killed and started. */
  readonly nodes: readonly KafkaNode[]
}

/** Every broker: where it is, what it leads, what of its copies is in sync, and how it is. */
export function BrokerTable({ server, facts: { brokers: told, lackingCopies }, nodes }: BrokerTableProps) {
  const brokers = withSilent(told, nodes)
  const [asked, setAsked] = useState<number | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const table = useRef<HTMLTableElement>(null)
  /** What was pressed is gone then. */
  const leave = () => {
    setAsked(null)
    table.current?.focus()
  }
  const say = (outcome: Outcome<null>) => setProblem(outcome.ok ? null : outcome.problem)
  const kill = (id: number) => {
    leave()
    void server.wire.ask('broker:kill', { id }).then(say)
  }
  const start = (id: number) => {
    leave()
    void server.wire.ask('broker:start', { id }).then(say)
  }
  const doomed = brokers.find(({ id }) => id === asked)
  return (
    <>
      <table className={styles.brokerTable} ref={table} tabIndex={-1} aria-label="Brokers">
        <thead>
          <tr>
            <th>Broker</th>
            <th>Address</th>
            <th>Leads</th>
            <th>In sync</th>
            <th>State</th>
          </tr>
        </thead>
        <tbody>
          {brokers.map((broker) => (
            <BrokerRow
              key={broker.id}
              broker={broker}
              node={nodes.find(({ id }) => id === broker.id)}
              onKill={() => setAsked(broker.id)}
              onStart={() => start(broker.id)}
            />
          ))}
        </tbody>
      </table>
      {nodes.map(
        ({ id, sentence }) =>
          sentence && (
            <p key={id ?? 'controller'} className={styles.lacking}>
              {sentence}
            </p>
          ),
      )}
      {lackingCopies > 0 && (
        <p className={styles.lacking}>
          <IconAlertTriangle size={13} aria-hidden /> {plural(lackingCopies, 'partition')} without all copies in sync
        </p>
      )}
      {doomed && (
        <section className={styles.confirm} aria-label={`Kill broker ${doomed.id}`}>
          <p role="status">{killWarning(doomed, nodes)}</p>
          <Button size="xs" color="red" onClick={() => kill(doomed.id)}>
            Kill broker {doomed.id}
          </Button>
          <Button size="xs" variant="subtle" ref={focusOnce} onClick={leave}>
            Leave it
          </Button>
        </section>
      )}
      {problem && <ProblemNote problem={problem} onClose={() => setProblem(null)} />}
    </>
  )
}

const focusOnce = (button: HTMLButtonElement | null) => button?.focus()

type BrokerRowProps = {
  readonly broker: BrokerFacts
  readonly node: KafkaNode | undefined
  readonly onKill: () => void
  readonly onStart: () => void
}

function BrokerRow({ broker: { id, address, rack, leads, copies, inSync }, node, onKill, onStart }: BrokerRowProps) {
  const state = node?.state ?? (address === null ? 'away' : 'ready')
  const { word, Icon } = STATES[state]
  return (
    <tr>
      <td>{id}</td>
      <td>
        {address ?? 'none now'}
        {rack !== null && <small>{rack}</small>}
      </td>
      <td>{formatCount(leads)}</td>
      <td data-lacking={inSync < copies}>{copies === 0 ? '–' : `${formatCount(inSync)} of ${formatCount(copies)}`}</td>
      <td>
        <div className={styles.stateCell}>
          <span className={styles.state} data-state={state}>
            <Icon size={13} aria-hidden /> {word}
          </span>
          {node?.state === 'ready' && (
            <Button size="xs" variant="subtle" aria-label={`Kill broker ${id}…`} onClick={onKill}>
              Kill…
            </Button>
          )}
          {(node?.state === 'stopped' || node?.state === 'failed') && (
            <Button size="xs" variant="light" aria-label={`Start broker ${id}`} onClick={onStart}>
              Start
            </Button>
          )}
        </div>
      </td>
    </tr>
  )
}

const STATES = {
  ready: { word: 'running', Icon: IconCheck },
  starting: { word: 'starting…', Icon: IconHourglass },
  restarting: { word: 'restarting…', Icon: IconHourglass },
  stopped: { word: 'killed', Icon: IconAlertTriangle },
  failed: { word: 'failed', Icon: IconAlertTriangle },
  away: { word: 'away', Icon: IconAlertTriangle },
} as const satisfies Record<KafkaNode['state'] | 'away', { readonly word: string; readonly Icon: typeof IconCheck }>
