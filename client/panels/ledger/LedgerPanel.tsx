import { useState } from 'react'
import type { Ledger } from '../../../shared/ledger/model'
import { EmptyState } from '../../ui/EmptyState'
import { plural } from '../../ui/figures'
import { ProblemNote } from '../../ui/ProblemNote'
import { useBoard } from '../boardContext'
import { useAnswer } from '../useAnswer'
import { useWhyNotLive } from '../useWhyNotLive'
import { Invariants } from './Invariants'
import styles from './Ledger.module.css'
import { LedgerHead } from './LedgerHead'
import { type LedgerNumber, LedgerRecords } from './LedgerRecords'
import { LedgerTable } from './LedgerTable'
import { Scorecard } from './Scorecard'

/** How long a shown ledger is left before it is drawn up anew. */
const EVERY_MS = 2000

/** What became of everything produced, counted again from the topics; each number opens the records behind it. */
export function LedgerPanel() {
  const { session } = useBoard()
  const { answer: ledger, at, problem, again } = useAnswer('ledger:read', { boardId: session.boardId }, EVERY_MS)
  const notLive = useWhyNotLive()
  const [open, setOpen] = useState<LedgerNumber | null>(null)
  if (open) return <LedgerRecords number={open} onBack={() => setOpen(null)} />
  return (
    <div className={styles.panel}>
      {problem && <ProblemNote problem={problem} />}
      {ledger && <LedgerHead ledger={ledger} countedAt={at} onRestarted={again} />}
      <Invariants />
      {!ledger && !problem && <EmptyState title="Counting the topics…" sentence={notLive?.title} />}
      {ledger && ledger.rows.length === 0 && <NoRows />}
      {ledger && ledger.rows.length > 0 && <LedgerTable rows={ledger.rows} onOpen={setOpen} />}
      {ledger && ledger.rows.length > 0 && <Scorecard ledger={ledger} />}
      {ledger && <Shortened shortened={ledger.shortened} />}
    </div>
  )
}

const NoRows = () => (
  <EmptyState
    title="Nothing to reconcile yet"
    sentence="For every topic and group: how many records were produced, are in the topic, were processed, came twice, went missing or were given up. It is counted from the topics themselves, by event id. Draw a topic and run the services."
  />
)

const Shortened = ({ shortened }: Pick<Ledger, 'shortened'>) =>
  shortened.map(({ topic, records }) => (
    <p key={topic} className={styles.shortened}>
      {topic} has more records than can be counted again: the newest {plural(records, 'record')} of it are.
    </p>
  ))
