import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Problem } from '../../../shared/problem'
import type { WireRecord } from '../../../shared/protocol/records'
import { Dialog } from '../../ui/Dialog'
import { plural } from '../../ui/figures'
import { ProblemNote } from '../../ui/ProblemNote'
import { useBoard } from '../boardContext'
import styles from './Messages.module.css'
import { MessageTable } from './MessageTable'

const AT_ONCE = 1000

type StretchDialogProps = {
  readonly title: string
  readonly topic: string
  readonly partition: number
  readonly from: string
  /** Exclusive; absent = the end. */
  readonly to?: string
  /** Which of them are shown; absent = all. */
  readonly isShown?: (record: WireRecord) => boolean
  readonly onClose: () => void
}

const ALL = () => true

/** Reads a stretch of a partition again, a thousand records at a time. */
export function StretchDialog({ title, topic, partition, from, to, isShown = ALL, onClose }: StretchDialogProps) {
  const { wire } = useBoard().server
  const [records, setRecords] = useState<readonly WireRecord[]>([])
  const [next, setNext] = useState<string | null>(from)
  const [problem, setProblem] = useState<Problem | null>(null)
  const read = async (offset: string) => {
    const start = { kind: 'offset', partition, offset } as const
    const outcome = await wire.ask('records:read', { topic, from: start, to, limit: AT_ONCE })
    if (!outcome.ok) return setProblem(outcome.problem)
    setRecords((before) => [...before, ...outcome.value.records])
    setNext(outcome.value.next)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the dialog opens
  useEffect(() => {
    void read(from)
  }, [])
  const shown = records.filter(isShown)
  const rows = shown.map((record) => ({ id: record.offset, topic, record })).reverse()
  return (
    <Dialog onClose={onClose} size="80%" title={title}>
      <div className={styles.skipped}>
        {problem && <ProblemNote problem={problem} />}
        <MessageTable rows={rows} />
        <div className={styles.more}>
          <span>
            {isShown !== ALL && `${plural(shown.length, 'record')} of `}
            {plural(records.length, 'record')} read
          </span>
          {next !== null && records.length > 0 && (
            <Button size="xs" onClick={() => void read(next)}>
              Read on
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  )
}
