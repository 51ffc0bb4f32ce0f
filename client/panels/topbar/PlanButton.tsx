import { Button } from '@mantine/core'
import { useStore } from 'zustand'
import { writtenForeign } from '../../../shared/plan/writtenForeign'
import { useBoard, useTopology } from '../boardContext'
import { onlyForeign } from '../plan/onlyForeign'
import bar from './Bar.module.css'

/** Opens the plan; the figures are how much of the drawing is not on the cluster yet, cannot be, or is to be adopted. */
export function PlanButton() {
  const { planner, workspace } = useBoard()
  const topology = useTopology()
  const plan = useStore(planner.state, (state) => state.plan)
  const steps = plan?.steps.length ?? 0
  const blocked = plan?.blocked.length ?? 0
  const toAdopt = plan ? writtenForeign(topology, { foreign: onlyForeign(plan) }).length : 0
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
      {toAdopt > 0 && (
        <span className={bar.count} data-tone="warn" title="Belong to somebody else">
          {toAdopt}
        </span>
      )}
    </Button>
  )
}
