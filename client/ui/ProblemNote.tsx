import { ActionIcon } from '@mantine/core'
import { IconAlertTriangle, IconHourglass, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Problem } from '../../shared/problem'
import styles from './ProblemNote.module.css'

type Tone = 'bad' | 'warn' | 'calm'

type ProblemNoteProps = {
  readonly problem: Problem
  readonly tone?: Tone
  readonly onClose?: () => void
  /** What can be done about it, as buttons. */
  readonly children?: ReactNode
}

/** Nothing is wrong with what only has to wait for Kafka. */
const toneOf = ({ code }: Problem): Tone => (code === 'kafkaComingUp' ? 'calm' : 'bad')

/** What happened, to which thing, and what to do next; always in place, never over what it speaks of. */
export const ProblemNote = ({ problem, tone = toneOf(problem), onClose, children }: ProblemNoteProps) => (
  <div className={styles.note} data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
    <Icon tone={tone} />
    <div className={styles.words}>
      <div>{problem.sentence}</div>
      {problem.place !== undefined && <div className={styles.place}>{problem.place}</div>}
      {problem.next !== undefined && <div className={styles.next}>{problem.next}</div>}
    </div>
    <div className={styles.actions}>
      {children}
      {onClose && (
        <ActionIcon size={22} aria-label="Dismiss" onClick={onClose}>
          <IconX size={15} />
        </ActionIcon>
      )}
    </div>
  </div>
)

function Icon({ tone }: { readonly tone: Tone }) {
  const Shape = tone === 'calm' ? IconHourglass : IconAlertTriangle
  return <Shape className={styles.icon} size={17} aria-hidden="true" />
}
