import { VisuallyHidden } from '@mantine/core'
import { IconCircle, IconCircleCheckFilled, IconPointFilled } from '@tabler/icons-react'
import { useStore } from 'zustand'
import { useBoard, useTopology } from '../boardContext'
import { goalOf } from './goalOf'
import { hintsOf } from './hintsOf'
import styles from './Tries.module.css'

/** What could be tried, and what of it this person has tried; where that cannot be known, there is nothing to tick. */
export function TryList() {
  const topology = useTopology()
  const tried = useStore(useBoard().tried, ({ hints }) => hints)
  return (
    <ul className={styles.tries}>
      {hintsOf(topology).map((hint) => (
        <Try key={hint} hint={hint} isDone={tried.has(hint)} isKnown={goalOf(hint, topology) !== null} />
      ))}
    </ul>
  )
}

type TryProps = { readonly hint: string; readonly isDone: boolean; readonly isKnown: boolean }

function Try({ hint, isDone, isKnown }: TryProps) {
  const Icon = isDone ? IconCircleCheckFilled : isKnown ? IconCircle : IconPointFilled
  return (
    <li className={styles.try} data-done={isDone || undefined}>
      <Icon size={16} className={styles.icon} aria-hidden />
      <span>
        {hint}
        {isKnown && <VisuallyHidden> ({isDone ? 'tried' : 'not tried yet'})</VisuallyHidden>}
      </span>
    </li>
  )
}
