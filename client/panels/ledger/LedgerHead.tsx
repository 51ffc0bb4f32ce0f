import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconHourglass, IconRestore, IconScale } from '@tabler/icons-react'
import { useState } from 'react'
import type { Ledger } from '../../../shared/ledger/model'
import type { Problem } from '../../../shared/problem'
import { ProblemNote } from '../../ui/ProblemNote'
import { useBoard } from '../boardContext'
import { useNow } from '../useNow'
import styles from './Ledger.module.css'
import { ledgerVerdict } from './ledgerVerdict'

const ICONS = { good: IconCircleCheck, busy: IconHourglass, bad: IconAlertTriangle, plain: IconScale } as const

type LedgerHeadProps = { readonly ledger: Ledger; readonly countedAt: number; readonly onRestarted: () => void }

/** The verdict, and what it is about: since when, and when it was counted. */
export function LedgerHead({ ledger, countedAt, onRestarted }: LedgerHeadProps) {
  const { tone, sentence } = ledgerVerdict(ledger)
  const Icon = ICONS[tone]
  return (
    <header className={styles.head}>
      <p className={styles.verdict} data-tone={tone} role="status">
        <Icon size={17} aria-hidden="true" />
        {sentence}
      </p>
      <span className={styles.window}>
        Recounted from the topics by event id <Counted at={countedAt} />
      </span>
      <RestartButton onRestarted={onRestarted} />
    </header>
  )
}

function Counted({ at }: { readonly at: number }) {
  const seconds = Math.max(0, Math.floor((useNow(1000) - at) / 1000))
  return `${seconds} s ago`
}

function RestartButton({ onRestarted }: Pick<LedgerHeadProps, 'onRestarted'>) {
  const { server, session } = useBoard()
  const [asking, setAsking] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const restart = async () => {
    setAsking(true)
    const outcome = await server.wire.ask('ledger:restart', { boardId: session.boardId })
    setAsking(false)
    setProblem(outcome.ok ? null : outcome.problem)
    onRestarted()
  }
  return (
    <>
      <Button
        size="xs"
        loading={asking}
        leftSection={<IconRestore size={14} />}
        title="Count from now on only"
        onClick={() => void restart()}
      >
        Begin anew
      </Button>
      {problem && <ProblemNote problem={problem} onClose={() => setProblem(null)} />}
    </>
  )
}
