import { useEffect, useRef } from 'react'
import { changeWords } from '../../../shared/versions/changeWords'
import type { Change } from '../../../shared/versions/compareTopologies'
import { goToChange } from '../../board/commands/comparing'
import type { Comparison } from '../../board/comparison'
import { plural } from '../../ui/figures'
import { useBoard } from '../boardContext'
import styles from './History.module.css'

const SHOWN = 500

/** Every difference with its sign; a press shows it on the canvas. */
export function ChangeList({ comparison }: { readonly comparison: Comparison }) {
  const { workspace } = useBoard()
  const { before, after, changes, step } = comparison
  const current = useRef<HTMLButtonElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step comes into view
  useEffect(() => {
    current.current?.scrollIntoView({ block: 'nearest' })
  }, [step])
  const boards = { before: before.topology, after: after.topology }
  return (
    <ol className={styles.changeList} aria-label="Changes">
      {changes.slice(0, SHOWN).map((change, at) => {
        const { sign, words } = changeWords(change, boards)
        return (
          <li key={placeOf(change)} data-kind={change.kind === 'renamed' ? 'changed' : change.kind}>
            <button
              type="button"
              ref={at === step ? current : undefined}
              aria-current={at === step}
              onClick={() => goToChange(workspace, at)}
            >
              <span className={styles.sign} aria-hidden="true">
                {sign}
              </span>
              <span>{words}</span>
              <span className={styles.kind}>{change.kind}</span>
            </button>
          </li>
        )
      })}
      {changes.length > SHOWN && <li>and {plural(changes.length - SHOWN, 'more change')}</li>}
    </ol>
  )
}

const placeOf = (change: Change) =>
  [change.kind, 'collection' in change ? change.collection : '', 'id' in change ? change.id : ''].join(' ')
