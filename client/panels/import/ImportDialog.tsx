import { Button } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Outcome, Problem } from '../../../shared/problem'
import { addDrawing } from '../../board/commands/addDrawing'
import { insertCopy } from '../../board/commands/copying'
import { boardPath, navigate } from '../../ui/navigation'
import { onlyLast } from '../../ui/onlyLast'
import { useBoard, useTopology } from '../boardContext'
import { afterVersion } from './afterVersion'
import { isJoined } from './DrawingPreview'
import { FileProblems } from './FileProblems'
import styles from './Import.module.css'
import { ImportFrame } from './ImportFrame'
import { importInPlace } from './importInPlace'
import { pendingImport } from './pendingImport'
import { fileOf, type ReadDrawing, type ReadyDrawing, readFiles } from './readDrawings'

/** A drawing from elsewhere, chosen, dropped or pasted; looked at first, then added to this board, put in its place or opened beside it. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const board = useTopology()
  const [read, setRead] = useState<ReadDrawing | null>(null)
  const [show] = useState(() => onlyLast(setRead))
  const dropped = useStore(pendingImport, ({ files }) => files)
  useEffect(() => {
    if (!dropped) return
    pendingImport.setState({ files: null })
    void show(readFiles(dropped))
  }, [dropped, show])
  return (
    <ImportFrame
      read={read}
      board={board}
      onReading={(reading) => void show(reading)}
      onClose={onClose}
      actions={read?.ok && <ImportActions read={read} onClose={onClose} />}
    />
  )
}

type Doing = 'inPlace' | 'here' | 'asNew'

const CAN_GO_BACK = 'One step, which undo takes back; how the board is now is kept as a version'

function ImportActions({ read, onClose }: { readonly read: ReadyDrawing; readonly onClose: () => void }) {
  const { server, session, workspace, notices } = useBoard()
  const { ask } = server.wire
  const [busy, setBusy] = useState<Doing | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const isOpen = useIsOpen()
  /** What it leads to happens only as long as the dialog is open. */
  const doing = async <T,>(what: Doing, work: Promise<Outcome<T>>, then: (value: T) => void) => {
    setBusy(what)
    setProblem(null)
    const outcome = await work
    if (!isOpen()) return
    setBusy(null)
    if (outcome.ok) then(outcome.value)
    else setProblem(outcome.problem)
  }
  const asNew = () =>
    doing('asNew', ask('board:create', { file: fileOf(read.topology) }), ({ boardId }) => navigate(boardPath(boardId)))
  const changing = (what: Doing, change: () => void) =>
    doing(what, afterVersion({ ask, session }, isOpen, change), onClose)
  const inPlace = () => changing('inPlace', () => importInPlace({ session, workspace }, read.topology))
  const addHere = () =>
    changing('here', () => {
      const notify = (sentence: string) => notices.setState({ sentence })
      const add = isJoined(read.kind) ? addDrawing : insertCopy
      if (add({ session, workspace, notify }, read.topology)) workspace.setState({ view: { kind: 'fit' } })
    })
  const button = (what: Doing) => ({ loading: busy === what, disabled: busy !== null && busy !== what })
  return (
    <>
      <div className={styles.problem}>{problem && <FileProblems problems={[problem]} />}</div>
      <Button {...button('inPlace')} onClick={() => void inPlace()} title={CAN_GO_BACK}>
        Replace this board
      </Button>
      <Button {...button('here')} onClick={() => void addHere()} title={CAN_GO_BACK}>
        Add to this board
      </Button>
      <Button {...button('asNew')} variant="filled" onClick={() => void asNew()}>
        Open as a new board
      </Button>
    </>
  )
}

/** For what is still under way when this is gone. */
function useIsOpen(): () => boolean {
  const open = useRef(true)
  useEffect(() => {
    open.current = true
    return () => {
      open.current = false
    }
  }, [])
  return () => open.current
}
