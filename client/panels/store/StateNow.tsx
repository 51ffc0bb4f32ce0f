import { Button } from '@mantine/core'
import { IconScale } from '@tabler/icons-react'
import type { Problem } from '../../../shared/problem'
import type { StoreCounters } from '../../../shared/protocol/run'
import type { StoreContents } from '../../../shared/protocol/runRequests'
import { EmptyState } from '../../ui/EmptyState'
import { formatTime } from '../../ui/figures'
import { ProblemNote } from '../../ui/ProblemNote'
import type { Verdict } from '../VerdictLine'
import { BehindNote } from './BehindNote'
import { EntryTable } from './EntryTable'
import styles from './Store.module.css'
import { StoreHead } from './StoreHead'
import { type Compared, useFoldVerdict } from './useFoldVerdict'

type StateNowProps = {
  readonly storeId: string
  readonly contents: StoreContents
  readonly counters: StoreCounters | undefined
}

/** What is in the state, and whether that is what the log says. */
export function StateNow({ storeId, contents, counters }: StateNowProps) {
  const { compared, problem, compare } = useFoldVerdict(storeId, counters)
  const isReady = counters?.state === 'ready'
  return (
    <>
      <StoreHead verdict={verdictOf(counters, compared, problem)} contents={contents} one="entry" many="entries">
        <BehindNote storeId={storeId} />
        {isReady && (compared || problem) && (
          <>
            {compared && <span className={styles.quiet}>compared at {formatTime(compared.at)}</span>}
            <Button size="xs" variant="subtle" leftSection={<IconScale size={14} />} onClick={() => void compare()}>
              Compare again
            </Button>
          </>
        )}
      </StoreHead>
      {problem && <ProblemNote problem={problem} />}
      {contents.total > 0 ? <EntryTable entries={contents.entries} /> : <NoEntries state={counters?.state} />}
    </>
  )
}

function verdictOf(counters: StoreCounters | undefined, compared: Compared | null, problem: Problem | null): Verdict {
  if (counters?.state === 'wiped')
    return { tone: 'plain', sentence: 'Wiped. Everything that was in it is in the log: rebuild it.' }
  if (counters?.state === 'rebuilding') {
    const share = Math.floor((counters.progress ?? 0) * 100)
    return { tone: 'busy', sentence: `Rebuilding: ${share} % of the log is folded.` }
  }
  const sentence = problem ? 'It could not be compared with the log.' : 'Comparing it with the log…'
  return compared ?? { tone: 'plain', sentence }
}

const NoEntries = ({ state }: { readonly state: StoreCounters['state'] | undefined }) => (
  <EmptyState
    title="No entries"
    sentence={
      state === 'wiped'
        ? 'Records that come now pass it by. Rebuild it, and they are all in it.'
        : 'Nothing that its services handled was folded into it yet. Start one of them, and let records come.'
    }
  />
)
