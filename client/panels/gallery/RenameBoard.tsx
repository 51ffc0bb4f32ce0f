import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Problem } from '../../../shared/problem'
import type { BoardSummary } from '../../../shared/protocol/operations'
import { LIMITS } from '../../../shared/topology/limits'
import { Dialog } from '../../ui/Dialog'
import { ProblemNote } from '../../ui/ProblemNote'
import styles from './Gallery.module.css'
import type { GalleryActions } from './useGallery'

type RenameBoardProps = { readonly board: BoardSummary; readonly gallery: GalleryActions; readonly onClose: () => void }

export function RenameBoard({ board, gallery, onClose }: RenameBoardProps) {
  const [name, setName] = useState(board.name)
  const [problem, setProblem] = useState<Problem | null>(null)
  const rename = async (event: FormEvent) => {
    event.preventDefault()
    const outcome = await gallery.rename(board.id, name.trim())
    if (outcome.ok) onClose()
    else setProblem(outcome.problem)
  }
  return (
    <Dialog onClose={onClose} title="Rename the board" size={420}>
      <form className={styles.form} onSubmit={(event) => void rename(event)}>
        <TextInput
          label="Name"
          data-autofocus
          maxLength={LIMITS.nameLength}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {problem && <ProblemNote problem={problem} />}
        <div className={styles.buttons}>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="filled" type="submit" disabled={name.trim() === ''}>
            Rename
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
