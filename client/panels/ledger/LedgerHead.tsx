import { Button } from '@mantine/core'
import { IconRestore, IconScale } from '@tabler/icons-react'
import type { Ledger } from '../../../shared/ledger/model'
import { ProblemNote } from '../../ui/ProblemNote'
import { useBoard } from '../boardContext'
import { useAsking } from '../useAsking'
import { useNow } from '../useNow'
import { VerdictLine } from '../VerdictLine'
import styles from './Ledger.module.css'
import { ledgerVerdict } from './ledgerVerdict'

type LedgerHeadProps = { readonly ledger: Ledger; readonly countedAt: number; readonly onRestarted: () => void }

/** The verdict, and what it is about: since when, and when it was counted. */
export function LedgerHead({ ledger, countedAt, onRestarted }: LedgerHeadProps) {
  return (
    <header className={styles.head}>
      <VerdictLine verdict={ledgerVerdict(ledger)} plain={IconScale} />
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
  const { session } = useBoard()
  const { ask, asked, problem, dismiss } = useAsking()
  const restart = async () => {
    await ask('ledger:restart', { boardId: session.boardId })
    onRestarted()
  }
  return (
    <>
      <Button
        size="xs"
        loading={asked !== null}
        leftSection={<IconRestore size={14} />}
        title="Count from now on only"
        onClick={() => void restart()}
      >
        Begin anew
      </Button>
      {problem && <ProblemNote problem={problem} onClose={dismiss} />}
    </>
  )
}
