import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import type { LedgerMeasure } from '../../../shared/ledger/model'
import { EmptyState } from '../../ui/EmptyState'
import { formatCount, plural } from '../../ui/figures'
import { ProblemNote } from '../../ui/ProblemNote'
import { useBoard, useBoardState } from '../boardContext'
import { BesideRecord } from '../messages/BesideRecord'
import { MessageTable } from '../messages/MessageTable'
import { useAnswer } from '../useAnswer'
import styles from './Ledger.module.css'
import { MEASURES } from './measures'
import { OvertakenRecords } from './OvertakenRecords'

/** One number of the ledger; names as drawn. */
export type LedgerNumber = {
  readonly topic: string
  readonly group: string | null
  readonly measure: LedgerMeasure
  readonly value: number
}

const AT_ONCE = 500

type LedgerRecordsProps = { readonly number: LedgerNumber; readonly onBack: () => void }

/** The records behind a number, newest first. */
export function LedgerRecords({ number, onBack }: LedgerRecordsProps) {
  const { topic, group, measure, value } = number
  const { session } = useBoard()
  const prefix = useBoardState((state) => state.prefix)
  const { answer, problem } = useAnswer('ledger:open', {
    boardId: session.boardId,
    topic: prefix + topic,
    group: group === null ? null : prefix + group,
    measure,
    limit: AT_ONCE,
  })
  const rows = [...(answer?.records ?? [])]
    .reverse()
    .map((record) => ({ id: `${record.partition} ${record.offset}`, topic: record.topic, record, times: record.times }))
  const { label, meaning } = MEASURES[measure]
  return (
    <BesideRecord>
      <div className={styles.records}>
        <header className={styles.head}>
          <Button size="xs" variant="subtle" leftSection={<IconArrowLeft size={14} />} onClick={onBack}>
            Ledger
          </Button>
          <h3 className={styles.title}>
            {label}: {formatCount(value)}, {group === null ? topic : `${group} in ${topic}`}
          </h3>
          <span className={styles.window}>
            {answer ? shown(rows.length) : 'Reading the records…'} {meaning}
          </span>
        </header>
        {problem && <ProblemNote problem={problem} />}
        {answer && rows.length === 0 && <Gone />}
        {rows.length > 0 && measure !== 'inversions' && <MessageTable rows={rows} withTimes />}
        {rows.length > 0 && measure === 'inversions' && <OvertakenRecords records={answer?.records ?? []} />}
      </div>
    </BesideRecord>
  )
}

const shown = (count: number) =>
  count === AT_ONCE ? `The newest ${formatCount(count)}.` : `${plural(count, 'record')}.`

const Gone = () => (
  <EmptyState
    title="The records behind this number are gone"
    sentence="Retention or compaction has removed them from the topic since they were counted."
  />
)
