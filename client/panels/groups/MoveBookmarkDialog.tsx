import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Problem } from '../../../shared/problem'
import type { GroupLag } from '../../../shared/protocol/live'
import type { BookmarkMove } from '../../board/workspace'
import { plainName } from '../../live/plainName'
import { Dialog } from '../../ui/Dialog'
import { formatOffset } from '../../ui/figures'
import { ProblemNote } from '../../ui/ProblemNote'
import { useBoard, useBoardState, useCounters } from '../boardContext'
import { BookmarkTarget } from './BookmarkTarget'
import styles from './GroupsPanel.module.css'
import { type Lane, movedRecords, movedRecordsTo } from './movedRecords'
import { movedSentence } from './movedSentence'
import { StillRead } from './StillRead'

type MoveBookmarkDialogProps = { readonly move: BookmarkMove; readonly onClose: () => void }

/** Says what a move means before it is done; while somebody is in the group, says who, and how to stop them. */
export function MoveBookmarkDialog({ move, onClose }: MoveBookmarkDialogProps) {
  const { server, session, notices } = useBoard()
  const prefix = useBoardState((state) => state.prefix)
  const [to, setTo] = useState<BookmarkMove['to'] | null>(move.to)
  const [moving, setMoving] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const lag = useCounters(({ groups }) => groups.get(`${move.group} ${move.topic}`))
  const lanes = useLanes(move, lag)
  const name = plainName(move.group, prefix)
  const where = `${plainName(move.topic, prefix)}, ${move.partition === undefined ? 'all lanes' : `lane ${move.partition}`}`
  const submit = async () => {
    if (to === null) return
    setMoving(true)
    const outcome = await server.wire.ask('bookmark:move', { ...move, boardId: session.boardId, to })
    setMoving(false)
    if (!outcome.ok) return setProblem(outcome.problem)
    const meaning = movedSentence(movedRecordsTo(lanes, outcome.value.offsets))
    notices.setState({ sentence: `The bookmark of ${name} in ${where} was moved. ${meaning}` })
    onClose()
  }
  const isRead = lag !== undefined && lag.members.length > 0
  return (
    <Dialog
      title={`Move the bookmark of ${name} in ${where}`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="filled"
            loading={moving}
            disabled={isRead || to === null || lanes.length === 0}
            onClick={() => void submit()}
          >
            Move
          </Button>
        </>
      }
    >
      <BookmarkTarget to={move.to} onChange={setTo} />
      <p className={styles.outcome} role="status">
        {standing(lanes)} {to !== null && outlook(lanes, to)}
      </p>
      {isRead && <StillRead group={move.group} name={name} members={lag.members} />}
      {problem && <ProblemNote problem={problem} onClose={() => setProblem(null)} />}
    </Dialog>
  )
}

function standing(lanes: readonly Lane[]): string {
  const [lane, ...more] = lanes
  if (!lane || more.length > 0) return ''
  if (lane.committed === null) return 'It has no bookmark there yet.'
  return `It stands at ${formatOffset(lane.committed)}; the lane holds ${formatOffset(lane.begin)} to ${formatOffset(lane.end)}.`
}

function outlook(lanes: readonly Lane[], to: BookmarkMove['to']): string {
  const moved = movedRecords(lanes, to)
  return moved ? movedSentence(moved) : 'How many records that is, the cluster says once it is moved.'
}

/** The bookmarks that would move, each with what its lane holds. */
function useLanes({ topic, partition }: BookmarkMove, lag: GroupLag | undefined): readonly Lane[] {
  const seen = useCounters(({ topics }) => topics.get(topic))
  return (lag?.partitions ?? [])
    .filter((lane) => partition === undefined || lane.partition === partition)
    .map((lane) => ({
      ...lane,
      begin: seen?.partitions.find((other) => other.partition === lane.partition)?.begin ?? '0',
    }))
}
