import { IconCircleCheck, IconCircleX, IconHelp, IconHourglass } from '@tabler/icons-react'
import type { InvariantState } from '../../../shared/protocol/run'
import { useCounters, useTopology } from '../boardContext'
import styles from './Ledger.module.css'

const STATES = {
  holds: { word: 'holds', Icon: IconCircleCheck },
  broken: { word: 'broken', Icon: IconCircleX },
  settling: { word: 'settling', Icon: IconHourglass },
  unknown: { word: 'unknown', Icon: IconHelp },
} as const satisfies Record<InvariantState['state'], unknown>

/** What must hold on this board, and whether it does, with the figures of both sides. */
export function Invariants() {
  const { invariants } = useTopology()
  const states = useCounters((state) => state.invariants)
  if (invariants.size === 0) return null
  return (
    <ul className={styles.invariants} aria-label="Invariants">
      {[...invariants.values()].map(({ id, name, expect }) => {
        const { state, sentence } = states.get(id) ?? { state: 'settling', sentence: 'Not counted yet.' }
        const { word, Icon } = STATES[state]
        return (
          <li key={id} data-state={state} title={expect}>
            <Icon size={15} aria-hidden="true" />
            <b>{name}</b>
            <em>{word}</em>
            <span>{sentence}</span>
          </li>
        )
      })}
    </ul>
  )
}
