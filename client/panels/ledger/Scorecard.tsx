import { IconCircleCheck, IconCircleDashed, IconCircleX, IconHelpCircle, IconHourglass } from '@tabler/icons-react'
import type { Ledger } from '../../../shared/ledger/model'
import { streamsOf } from '../../../shared/topology/isStream'
import { useTopology } from '../boardContext'
import { useTimeline } from '../timeline/useTimeline'
import styles from './Ledger.module.css'
import type { Tried } from './trial'
import { trialsOf } from './trialsOf'

const STATES = {
  busy: { word: 'not over', Icon: IconHourglass },
  survived: { word: 'survived', Icon: IconCircleCheck },
  failed: { word: 'not survived', Icon: IconCircleX },
  unknown: { word: 'cannot be told', Icon: IconHelpCircle },
} as const satisfies Record<Tried['state'], unknown>

/** How this board came through what any system meets sooner or later; nothing until some of it has happened. */
export function Scorecard({ ledger }: { readonly ledger: Ledger }) {
  const { timeline } = useTimeline()
  const topology = useTopology()
  const trials = timeline ? trialsOf({ ledger, timeline, streams: streamsOf(topology) }) : []
  const tried = trials.filter((trial) => trial.state !== 'untried')
  const untried = trials.filter(({ state }) => state === 'untried')
  if (tried.length === 0) return null
  return (
    <ul className={styles.invariants} aria-label="Scorecard">
      {tried.map(({ name, state, sentence }) => {
        const { word, Icon } = STATES[state]
        return (
          <li key={name} data-state={state}>
            <Icon size={15} aria-hidden="true" />
            <b>{name}</b>
            <em>{word}</em>
            <span>{sentence}</span>
          </li>
        )
      })}
      {untried.length > 0 && (
        <li data-state="untried">
          <IconCircleDashed size={15} aria-hidden="true" />
          <b>Not tried yet</b>
          <span>{untried.map(({ name }) => name).join(', ')}</span>
        </li>
      )}
    </ul>
  )
}
