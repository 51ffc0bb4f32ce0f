import { Button, Kbd } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import type { Trace } from '../../../shared/protocol/run'
import type { Followed } from '../../board/workspace'
import { EmptyState } from '../../ui/EmptyState'
import { formatDelay, plural } from '../../ui/figures'
import { ProblemNote } from '../../ui/ProblemNote'
import { useBoard } from '../boardContext'
import { useAnswer } from '../useAnswer'
import styles from './Follow.module.css'
import { endFollowing } from './followEvent'
import { HopTable } from './HopTable'
import { hopTree } from './hopTree'

/** How often it is looked for again while somebody has not read it yet. */
const EVERY_MS = 2000

/** The way of one event through the board: its records in order, what caused them, and who read each. */
export function FollowPanel({ from }: Pick<Followed, 'from'>) {
  const { workspace, session } = useBoard()
  const [unread, setUnread] = useState(true)
  const { answer: trace, problem } = useAnswer(
    'event:follow',
    { boardId: session.boardId, ...from },
    unread ? EVERY_MS : undefined,
  )
  useEffect(() => {
    if (!trace) return
    setUnread(trace.hops.some(({ groups }) => groups.some(({ state }) => state === 'waiting')))
    workspace.setState(({ followed }) => ({ followed: followed && { ...followed, hops: trace.hops } }))
  }, [workspace, trace])
  return (
    <section className={styles.panel} aria-label="Followed event">
      <header className={styles.head}>
        <h3 role="status">{trace ? waySentence(trace) : 'Looking for the records of this event…'}</h3>
        <Button
          size="xs"
          leftSection={<IconX size={13} />}
          rightSection={<Kbd size="xs">Esc</Kbd>}
          onClick={() => endFollowing(workspace)}
        >
          End
        </Button>
      </header>
      {problem && <ProblemNote problem={problem} />}
      {trace && <NotSearched searched={trace.searched} />}
      {trace && trace.hops.length > 0 && <HopTable rows={hopTree(trace.hops)} from={from} />}
      {trace?.hops.length === 1 && (
        <EmptyState
          title="It has not caused another record"
          sentence="A service that answers an event names it in the headers of what it produces; none has so far."
        />
      )}
    </section>
  )
}

function waySentence({ hops }: Trace): string {
  const topics = new Set(hops.map(({ topic }) => topic)).size
  const times = hops.map(({ timestamp }) => Number(timestamp))
  const took = hops.length > 1 ? ` in ${formatDelay(Math.max(...times) - Math.min(...times))}` : ''
  return `${plural(hops.length, 'record')} in ${plural(topics, 'topic')}${took}`
}

function NotSearched({ searched }: Pick<Trace, 'searched'>) {
  const cut = searched.filter(({ complete }) => !complete)
  if (cut.length === 0) return null
  const parts = cut.map(({ topic, records }) => `${plural(records, 'record')} of ${topic}`)
  return (
    <p className={styles.incomplete}>
      There may be more: around this time only {parts.join(', ')} {cut.length > 1 ? 'were' : 'was'} searched.
    </p>
  )
}
