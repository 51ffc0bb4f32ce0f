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
import type { SkippedPlace } from './SkipRow'

const AT_ONCE = 1000

type SkippedDialogProps = SkippedPlace & { readonly onClose: () => void }

/** Reads what was skipped, by offset, a thousand at a time. */
export function SkippedDialog({ topic, skip, onClose }: SkippedDialogProps) {
  const { wire } = useBoard().server
  const [records, setRecords] = useState<readonly WireRecord[]>([])
  const [next, setNext] = useState<string | null>(skip.from)
  const [problem, setProblem] = useState<Problem | null>(null)
  const read = async (offset: string) => {
    const from = { kind: 'offset', partition: skip.partition, offset } as const
    const outcome = await wire.ask('records:read', { topic, from, to: skip.to, limit: AT_ONCE })
    if (!outcome.ok) return setProblem(outcome.problem)
    setRecords((before) => [...before, ...outcome.value.records])
    setNext(outcome.value.next)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the dialog opens
  useEffect(() => {
    void read(skip.from)
  }, [])
  const rows = records.map((record) => ({ id: record.offset, topic, record })).reverse()
  return (
    <Dialog onClose={onClose} size="80%" title={`Skipped in ${topic}, partition ${skip.partition}`}>
      <div className={styles.skipped}>
        {problem && <ProblemNote problem={problem} />}
        <MessageTable rows={rows} />
        <div className={styles.more}>
          <span>{plural(records.length, 'record')} read</span>
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
