import { Button } from '@mantine/core'
import { IconPlayerPlayFilled, IconPlayerStopFilled } from '@tabler/icons-react'
import { useState } from 'react'
import type { LiveCounters } from '../../live/port'
import { useBoard, useBoardState, useCounters } from '../boardContext'
import { isComingUp } from '../isComingUp'
import { until } from '../until'

/**
 * Runs or stops all services of the board. What is not on the cluster yet has to be planned first. Pressed while Kafka is coming up, it waits
 * for it: the button turns, and the chip beside it says how far Kafka is.
 */
export function RunButton() {
  const { server, session, planner, workspace, notices } = useBoard()
  const running = useCounters(anyRunning)
  const services = useBoardState((state) => state.topology.services.size)
  const [asking, setAsking] = useState(false)
  const press = async () => {
    notices.setState({ problem: null })
    setAsking(true)
    if (isComingUp(server.kafka.getState().status)) {
      await until(server.kafka, ({ status }) => !isComingUp(status))
      await planner.refresh()
    }
    await runOrStop()
    setAsking(false)
  }
  const runOrStop = async () => {
    if (!running && planner.state.getState().plan?.steps.some((step) => step.kind === 'createTopic')) {
      workspace.setState({ dialog: { kind: 'plan' } })
      return
    }
    const outcome = await server.wire.ask(running ? 'run:stop' : 'run:start', { boardId: session.boardId })
    if (!outcome.ok) notices.setState({ problem: outcome.problem })
  }
  return (
    <Button
      variant="filled"
      loading={asking}
      disabled={services === 0}
      leftSection={running ? <IconPlayerStopFilled size={14} /> : <IconPlayerPlayFilled size={14} />}
      onClick={() => void press()}
    >
      {running ? 'Stop all' : 'Run'}
    </Button>
  )
}

const anyRunning = ({ runs }: LiveCounters): boolean =>
  [...runs.values()].some(({ state }) => state === 'running' || state === 'starting')
