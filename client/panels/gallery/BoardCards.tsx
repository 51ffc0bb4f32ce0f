import { Button } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useStore } from 'zustand'
import type { BoardSummary } from '../../../shared/protocol/operations'
import { EmptyState } from '../../ui/EmptyState'
import { ProblemNote } from '../../ui/ProblemNote'
import type { Server } from '../server'
import { BoardCard } from './BoardCard'
import styles from './Gallery.module.css'
import type { GalleryActions } from './useGallery'

type BoardCardsProps = { readonly server: Server; readonly gallery: GalleryActions }

export const BoardCards = ({ server, gallery }: BoardCardsProps) => (
  <section aria-labelledby="boards">
    <h2 id="boards" className={styles.heading}>
      Your boards <span>saved on this machine</span>
    </h2>
    {gallery.deleted.map((board) => (
      <DeletedBoard key={board.id} board={board} gallery={gallery} />
    ))}
    <BoardList server={server} gallery={gallery} />
  </section>
)

function BoardList({ server, gallery }: BoardCardsProps) {
  const { boards, problem } = useStore(server.boards)
  if (boards === null) {
    return problem ? <ProblemNote problem={problem} /> : <p className={styles.waiting}>Reading your boards…</p>
  }
  if (boards.length === 0) {
    return (
      <div className={styles.none}>
        <EmptyState
          title="No boards yet"
          sentence="Pick something above that already runs, or begin with an empty board. It is saved as you draw."
        />
      </div>
    )
  }
  return (
    <ul className={styles.cards}>
      {boards.map((board) => (
        <BoardCard key={board.id} board={board} gallery={gallery} />
      ))}
    </ul>
  )
}

/** A deletion can be taken back for a day; the line stays as long as the page does. */
const DeletedBoard = ({ board, gallery }: { readonly board: BoardSummary; readonly gallery: GalleryActions }) => (
  <div className={styles.deleted} role="status">
    <span>
      Deleted <b>{board.name}</b>. It is kept for 24 hours.
    </span>
    <Button size="xs" leftSection={<IconArrowBackUp size={14} />} onClick={() => void gallery.restore(board.id)}>
      Undo
    </Button>
    <Button size="xs" variant="subtle" onClick={() => gallery.forget(board.id)}>
      Dismiss
    </Button>
  </div>
)
