import { EmptyState } from '../../ui/EmptyState'
import { formatClock, plural } from '../../ui/figures'
import { ProblemNote } from '../../ui/ProblemNote'
import { useBoard } from '../boardContext'
import { useAnswer } from '../useAnswer'
import { EntryTable } from './EntryTable'
import { StoreHead } from './StoreHead'
import { AT_ONCE } from './useContents'

type StatePastProps = { readonly storeId: string; readonly asOf: number }

/** What was in the state then, folded from the log anew. */
export function StatePast({ storeId, asOf }: StatePastProps) {
  const { session } = useBoard()
  const { answer: contents, problem } = useAnswer('store:read', {
    boardId: session.boardId,
    storeId,
    asOf,
    limit: AT_ONCE,
  })
  if (problem) return <ProblemNote problem={problem} />
  if (!contents) return <EmptyState title="Folding the log…" />
  const sentence = `As of ${formatClock(String(asOf))}: folded from ${plural(contents.folded, 'record')}, apart from the store itself.`
  return (
    <>
      <StoreHead verdict={{ tone: 'plain', sentence }} contents={contents} one="entry" many="entries" />
      {contents.total > 0 ? (
        <EntryTable entries={contents.entries} />
      ) : (
        <EmptyState title="No entries" sentence="Nothing was in it then." />
      )}
    </>
  )
}
