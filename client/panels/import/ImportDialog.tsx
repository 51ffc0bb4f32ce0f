import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Problem } from '../../../shared/problem'
import { editTowards } from '../../../shared/versions/editTowards'
import { addDrawing } from '../../board/commands/addDrawing'
import { insertCopy } from '../../board/commands/copying'
import { boardPath, navigate } from '../../ui/navigation'
import { useBoard, useTopology } from '../boardContext'
import { isJoined } from './DrawingPreview'
import { FileProblems } from './FileProblems'
import styles from './Import.module.css'
import { ImportFrame } from './ImportFrame'
import { pendingImport } from './pendingImport'
import { fileOf, type ReadDrawing, type ReadyDrawing, readFiles } from './readDrawings'

/** A drawing from elsewhere, chosen, dropped or pasted; looked at first, then added to this board, put in its place or opened beside it. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const board = useTopology()
  const [read, setRead] = useState<ReadDrawing | null>(null)
  const dropped = useStore(pendingImport, ({ files }) => files)
  useEffect(() => {
    if (!dropped) return
    pendingImport.setState({ files: null })
    void readFiles(dropped).then(setRead)
  }, [dropped])
  return (
    <ImportFrame
      read={read}
      board={board}
      onRead={setRead}
      onClose={onClose}
      actions={read?.ok && <ImportActions read={read} onClose={onClose} />}
    />
  )
}

function ImportActions({ read, onClose }: { readonly read: ReadyDrawing; readonly onClose: () => void }) {
  const board = useBoard()
  const { server, session, workspace, notices } = board
  const [problem, setProblem] = useState<Problem | null>(null)
  const asNew = async () => {
    const outcome = await server.wire.ask('board:create', { file: fileOf(read.topology) })
    if (outcome.ok) navigate(boardPath(outcome.value.boardId))
    else setProblem(outcome.problem)
  }
  const inPlace = async () => {
    // Without a server there is undo.
    await server.wire.ask('version:keep', { boardId: session.boardId, cause: 'beforeImport' })
    workspace.setState({ comparison: null })
    session.edit((edit) => editTowards(edit, session.state.getState().topology, read.topology))
    workspace.setState({ selection: new Set(), view: { kind: 'fit' } })
    onClose()
  }
  const addHere = () => {
    const notify = (sentence: string) => notices.setState({ sentence })
    const add = isJoined(read.kind) ? addDrawing : insertCopy
    if (add({ session, workspace, notify }, read.topology)) workspace.setState({ view: { kind: 'fit' } })
    onClose()
  }
  return (
    <>
      <div className={styles.problem}>{problem && <FileProblems problems={[problem]} />}</div>
      <Button onClick={() => void inPlace()} title="One step, which undo takes back">
        Replace this board
      </Button>
      <Button onClick={addHere} title="One step, which undo takes back">
        Add to this board
      </Button>
      <Button variant="filled" onClick={() => void asNew()}>
        Open as a new board
      </Button>
    </>
  )
}
