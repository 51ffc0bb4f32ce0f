import { Button } from '@mantine/core'
import { useStore } from 'zustand'
import { useBoard } from '../boardContext'
import bar from './Bar.module.css'

/** Opens the plan; the figure is how much of the drawing is not on the cluster yet. */
export function PlanButton() {
  const { planner, workspace } = useBoard()
  const steps = useStore(planner.state, ({ plan }) => plan?.steps.length ?? 0)
  const blocked = useStore(planner.state, ({ plan }) => plan?.blocked.length ?? 0)
  return (
    <Button onClick={() => workspace.setState({ dialog: { kind: 'plan' } })}>
      Plan
      {steps > 0 && (
        <span className={bar.count} title="Steps to apply">
          {steps}
        </span>
      )}
      {blocked > 0 && (
        <span className={bar.count} data-tone="bad" title="Cannot be applied">
          {blocked}
        </span>
      )}
    </Button>
  )
}
