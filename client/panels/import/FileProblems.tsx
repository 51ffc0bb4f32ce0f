import type { Problem } from '../../../shared/problem'
import { plural } from '../../ui/figures'
import { ProblemNote } from '../../ui/ProblemNote'
import styles from './FileProblems.module.css'

const SHOWN = 8

/** Why a board file was refused: every problem with its place in the file. */
export function FileProblems({
  problems,
  onClose,
}: {
  readonly problems: readonly Problem[]
  readonly onClose?: () => void
}) {
  const [first, ...rest] = problems
  if (!first) return null
  return (
    <div className={styles.problems}>
      <ProblemNote problem={first} {...(onClose && { onClose })} />
      {rest.slice(0, SHOWN).map((problem) => (
        <ProblemNote key={`${problem.code} ${problem.place} ${problem.sentence}`} problem={problem} />
      ))}
      {rest.length > SHOWN && <p className={styles.more}>and {plural(rest.length - SHOWN, 'more problem')}</p>}
    </div>
  )
}
