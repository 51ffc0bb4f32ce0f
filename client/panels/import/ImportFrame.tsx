import { Textarea } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Topology } from '../../../shared/topology/model'
import { ChooseFile } from '../../ui/ChooseFile'
import { Dialog } from '../../ui/Dialog'
import { DrawingPreview } from './DrawingPreview'
import { FileProblems } from './FileProblems'
import styles from './Import.module.css'
import { IMPORTED_FILES } from './importedFiles'
import { type ReadDrawing, readFiles, readText } from './readDrawings'

type ImportFrameProps = {
  readonly read: ReadDrawing | null
  readonly board?: Topology
  /** Something was brought; only the last of it counts. */
  readonly onReading: (reading: Promise<ReadDrawing | null>) => void
  readonly onClose: () => void
  readonly actions: ReactNode
}

/** Where a drawing from elsewhere is brought in and looked at. */
export function ImportFrame({ read, board, onReading, onClose, actions }: ImportFrameProps) {
  return (
    <Dialog title="Import a drawing" size={640} onClose={onClose} actions={actions || undefined}>
      <div className={styles.choose}>
        <ChooseFile accept={IMPORTED_FILES} onFiles={(files) => onReading(readFiles(files))}>
          Choose files…
        </ChooseFile>
        <span>or drop them anywhere, or paste text here</span>
      </div>
      <Textarea
        aria-label="Text of a drawing"
        description="A board file, AsyncAPI 2 or 3 (several documents become one picture), a Mermaid flowchart, or a link to a board"
        rows={5}
        spellCheck={false}
        placeholder="asyncapi: 3.0.0"
        classNames={{ input: styles.mono }}
        onChange={({ currentTarget: { value } }) =>
          onReading(value.trim() === '' ? Promise.resolve(null) : readText(value))
        }
      />
      {read && !read.ok && <FileProblems problems={read.problems} />}
      {read?.ok && <DrawingPreview read={read} {...(board && { board })} />}
    </Dialog>
  )
}
