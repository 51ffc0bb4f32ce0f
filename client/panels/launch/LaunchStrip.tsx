import { Button, Loader } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { takeLaunch } from '../../ui/navigation'
import { ProblemNote } from '../../ui/ProblemNote'
import { useBoard } from '../boardContext'
import strip from '../Strip.module.css'
import { type Launch, launchBoard } from './launchBoard'

/** Under the top bar while a template is brought to life; gone when it runs. */
export function LaunchStrip() {
  const board = useBoard()
  const [launch, setLaunch] = useState<Launch | null>(null)
  useEffect(() => {
    if (takeLaunch()) setLaunch(launchBoard(board))
  }, [board])
  useEffect(() => () => launch?.cancel(), [launch])
  if (!launch) return null
  return (
    <LaunchProgress launch={launch} onRetry={() => setLaunch(launchBoard(board))} onClose={() => setLaunch(null)} />
  )
}

type LaunchProgressProps = { readonly launch: Launch; readonly onRetry: () => void; readonly onClose: () => void }

function LaunchProgress({ launch, onRetry, onClose }: LaunchProgressProps) {
  const state = useStore(launch.state)
  const kafka = useStore(useBoard().server.kafka, ({ status }) => status?.sentence)
  switch (state.kind) {
    case 'under way':
      return (
        <div className={strip.strip} role="status">
          <Loader size={14} />
          <span className={strip.words}>
            {state.sentence} {state.sentence.startsWith('Waiting') && kafka}
          </span>
          <Button size="xs" variant="subtle" onClick={launch.cancel}>
            Cancel
          </Button>
        </div>
      )
    case 'stuck':
      return (
        <ProblemNote problem={state.problem} onClose={onClose}>
          <Button size="xs" onClick={onRetry}>
            Try again
          </Button>
        </ProblemNote>
      )
    case 'done':
    case 'cancelled':
      return null
  }
}
