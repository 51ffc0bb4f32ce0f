import { ActionIcon, Button, Loader, Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconPlayerPlayFilled, IconPlayerStopFilled } from '@tabler/icons-react'
import { useStore } from 'zustand'
import { useBoard, useCounters, useTopology } from '../boardContext'
import bar from './Bar.module.css'
import { kafkaLabel } from './kafkaLabel'
import { runTally, tallySentence } from './runTally'

/** Runs or stops all services of the board, and says how many of them run. */
export function RunButton() {
  const { starter } = useBoard()
  const step = useStore(starter.state, (state) => state.step)
  const { services } = useTopology()
  const runs = useCounters((state) => state.runs)
  const tally = runTally(services.keys(), runs)
  const isUp = tally.up + tally.coming + tally.going > 0
  const isMoving = step === 'asking' || tally.coming + tally.going > 0
  const rest = tally.all - tally.up - tally.coming - tally.going
  if (step === 'waiting') return <Waiting onCancel={starter.cancel} />
  const Icon = isUp ? IconPlayerStopFilled : IconPlayerPlayFilled
  return (
    <>
      {isUp && rest > 0 && <RunRest count={rest} onRun={() => void starter.start()} />}
      <Button
        variant="filled"
        disabled={tally.all === 0}
        leftSection={isMoving ? <Loader size={14} color="var(--on-accent)" /> : <Icon size={14} />}
        onClick={() => void (isUp ? starter.stop() : starter.start())}
      >
        {isUp ? 'Stop all' : 'Run all'}
        {tally.all > 0 && (
          <span className={bar.runCount} title={tallySentence(tally)}>
            {isUp ? `${tally.up}/${tally.all}` : tally.all}
            {tally.held > 0 && <IconAlertTriangle size={13} aria-label={`${tally.held} held back`} />}
          </span>
        )}
      </Button>
    </>
  )
}

/** Kafka is coming up: the wait says for what, and can be ended. */
function Waiting({ onCancel }: { readonly onCancel: () => void }) {
  const { kafka } = useBoard().server
  const status = useStore(kafka, (state) => state.status)
  return (
    <Tooltip label={status?.sentence ?? kafkaLabel(status).label}>
      <Button leftSection={<Loader size={14} />} aria-label="Waiting for Kafka, press to cancel" onClick={onCancel}>
        Waiting for Kafka…
      </Button>
    </Tooltip>
  )
}

function RunRest({ count, onRun }: { readonly count: number; readonly onRun: () => void }) {
  const label = count === 1 ? 'Run the other service, too' : `Run the other ${count} services, too`
  return (
    <Tooltip label={label}>
      <ActionIcon aria-label={label} variant="default" onClick={onRun}>
        <IconPlayerPlayFilled size={14} />
      </ActionIcon>
    </Tooltip>
  )
}
