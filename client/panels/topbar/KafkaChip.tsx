import { Button, Popover, Progress } from '@mantine/core'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { Problem } from '../../../shared/problem'
import type { KafkaStatus } from '../../../shared/protocol/live'
import { ProblemNote } from '../../ui/ProblemNote'
import { StatusButton, type Tone } from '../../ui/StatusChip'
import type { Server } from '../server'
import { AboutCluster } from './AboutCluster'
import styles from './KafkaChip.module.css'
import { kafkaLabel } from './kafkaLabel'

/** The cluster behind the boards: in a line, with its progress while it starts; a press tells the whole. */
export function KafkaChip({ server }: { readonly server: Server }) {
  const status = useStore(server.kafka, (state) => state.status)
  const online = useStore(server.wire.online, (state) => state.online)
  const [opened, setOpened] = useState(false)
  const { tone, label } = online ? kafkaLabel(status) : OFFLINE
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      width={status?.nodes ? 440 : 400}
      position="bottom-end"
      shadow="md"
      radius="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <StatusButton
          dot
          tone={tone}
          aria-live="polite"
          onClick={() => setOpened(!opened)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setOpened(false)
          }}
        >
          {label}
          {status?.progress !== undefined && (
            <Progress className={styles.progress} value={status.progress * 100} size={4} aria-label="Progress" />
          )}
        </StatusButton>
      </Popover.Target>
      <Popover.Dropdown className={styles.dropdown}>
        {/* Not its first button: a second press of Enter would restart Kafka. */}
        <div data-autofocus tabIndex={-1}>
          <KafkaDetails server={server} status={status} online={online} />
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

const OFFLINE = { tone: 'bad', label: 'Server cannot be reached' } as const satisfies { tone: Tone; label: string }

type KafkaDetailsProps = { readonly server: Server; readonly status: KafkaStatus | null; readonly online: boolean }

function KafkaDetails({ server, status, online }: KafkaDetailsProps) {
  const [problem, setProblem] = useState<Problem | null>(null)
  const restart = async () => {
    const outcome = await server.wire.ask('kafka:restart', {})
    setProblem(outcome.ok ? null : outcome.problem)
  }
  if (!online) return <p>It is tried again by itself. What you draw meanwhile is kept and sent then.</p>
  const mayRestart = status?.state === 'failed' || status?.state === 'unreachable' || status?.state === 'ready'
  return (
    <div className={styles.details}>
      <p>{status?.sentence ?? kafkaLabel(status).label}</p>
      {status?.state === 'ready' || status?.nodes ? (
        <AboutCluster server={server} status={status} />
      ) : (
        status && status.brokers.length > 0 && <p className={styles.brokers}>{status.brokers.join(', ')}</p>
      )}
      {mayRestart && status.name === 'Local' && (
        <Button size="xs" onClick={() => void restart()}>
          {status.nodes ? 'Restart all brokers' : 'Restart the broker'}
        </Button>
      )}
      {problem && <ProblemNote problem={problem} onClose={() => setProblem(null)} />}
    </div>
  )
}
