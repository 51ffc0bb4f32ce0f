import { Button, Textarea } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { Problem } from '../../../shared/problem'
import { editTowards } from '../../../shared/versions/editTowards'
import { ChooseFile } from '../../ui/ChooseFile'
import { Dialog } from '../../ui/Dialog'
import { plural } from '../../ui/figures'
import { boardPath, navigate } from '../../ui/navigation'
import { useBoard } from '../boardContext'
import { ThumbnailPicture } from '../gallery/ThumbnailPicture'
import { topologyThumbnail } from '../gallery/topologyThumbnail'
import { FileProblems } from './FileProblems'
import styles from './Import.module.css'
import { pendingImport } from './pendingImport'
import { type ReadBoardFile, readBoardFile, readBoardText } from './readBoardFile'

/** A board file, chosen, dropped or pasted; looked at first, then opened beside this board or in its place. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const [read, setRead] = useState<ReadBoardFile | null>(null)
  const take = (file: Blob) => void readBoardFile(file).then(setRead)
  const dropped = useStore(pendingImport, ({ file }) => file)
  useEffect(() => {
    if (!dropped) return
    pendingImport.setState({ file: null })
    void readBoardFile(dropped).then(setRead)
  }, [dropped])
  return (
    <Dialog
      title="Import a board file"
      onClose={onClose}
      actions={read?.ok ? <ImportActions read={read} onClose={onClose} /> : undefined}
    >
      <div className={styles.choose}>
        <ChooseFile accept=".yaml,.yml,.json" onFile={take}>
          Choose a file…
        </ChooseFile>
        <span>or drop it anywhere, or paste its text here</span>
      </div>
      <Textarea
        aria-label="Text of a board file"
        rows={5}
        spellCheck={false}
        placeholder="streamboard: 1"
        classNames={{ input: styles.mono }}
        onChange={(event) =>
          setRead(event.currentTarget.value.trim() === '' ? null : readBoardText(event.currentTarget.value))
        }
      />
      {read && !read.ok && <FileProblems problems={read.problems} />}
      {read?.ok && <Preview read={read} />}
    </Dialog>
  )
}

type ReadyFile = Extract<ReadBoardFile, { readonly ok: true }>

const Preview = ({ read: { topology } }: { readonly read: ReadyFile }) => (
  <figure className={styles.preview}>
    <ThumbnailPicture thumbnail={topologyThumbnail(topology)} lively={false} />
    <figcaption>
      <b>{topology.name}</b> {plural(topology.services.size, 'service')}, {plural(topology.topics.size, 'topic')}
    </figcaption>
  </figure>
)

function ImportActions({ read, onClose }: { readonly read: ReadyFile; readonly onClose: () => void }) {
  const { server, session, workspace } = useBoard()
  const [problem, setProblem] = useState<Problem | null>(null)
  const asNew = async () => {
    const outcome = await server.wire.ask('board:create', { file: read.text })
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
  return (
    <>
      <div className={styles.problem}>{problem && <FileProblems problems={[problem]} />}</div>
      <Button onClick={() => void inPlace()} title="One step, which undo takes back">
        Replace this board
      </Button>
      <Button variant="filled" onClick={() => void asNew()}>
        Open as a new board
      </Button>
    </>
  )
}
