import { Loader } from '@mantine/core'
import { IconAlertTriangle, IconArrowsSplit2, IconCheck, IconPlus, IconSettings, IconX } from '@tabler/icons-react'
import { describeStep } from '../../../shared/plan/describeStep'
import type { Step } from '../../../shared/plan/model'
import styles from './Plan.module.css'
import type { StepState } from './planner'

type PlanStepsProps = {
  readonly steps: readonly Step[]
  /** How far each is, once they are being applied. */
  readonly states?: readonly StepState[]
}

export const PlanSteps = ({ steps, states }: PlanStepsProps) => (
  <ol className={styles.steps} aria-label="Steps">
    {steps.map((step, index) => (
      <PlanStep key={`${step.kind} ${step.topic}`} step={step} state={states?.[index]} />
    ))}
  </ol>
)

const ICONS = { createTopic: IconPlus, addPartitions: IconArrowsSplit2, setConfigs: IconSettings } as const

function PlanStep({ step, state }: { readonly step: Step; readonly state: StepState | undefined }) {
  const Icon = ICONS[step.kind]
  return (
    <li className={styles.step} data-state={state}>
      <span className={styles.icon}>
        {state === undefined || state === 'waiting' ? <Icon size={16} /> : STATES[state]}
      </span>
      <div className={styles.words}>
        <p>{describeStep(step)}</p>
        {step.hazards.map((hazard) => (
          <p key={hazard.code} className={styles.hazard}>
            <IconAlertTriangle size={14} aria-label="Hazard" /> {hazard.sentence}
          </p>
        ))}
      </div>
    </li>
  )
}

const STATES = {
  doing: <Loader size={15} aria-label="being done" />,
  done: <IconCheck size={17} aria-label="done" />,
  failed: <IconX size={17} aria-label="failed" />,
} as const
