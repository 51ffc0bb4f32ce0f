import { type MouseEvent, useState } from 'react'
import type { BoardSummary } from '../../../shared/protocol/operations'
import { formatAgo, plural } from '../../ui/figures'
import { boardPath, navigate } from '../../ui/navigation'
import { BoardMenu } from './BoardMenu'
import styles from './Gallery.module.css'
import { RenameBoard } from './RenameBoard'
import { ThumbnailPicture } from './ThumbnailPicture'
import type { GalleryActions } from './useGallery'

export function BoardCard({ board, gallery }: { readonly board: BoardSummary; readonly gallery: GalleryActions }) {
  const [renaming, setRenaming] = useState(false)
  return (
    <li className={styles.card}>
      <a className={styles.open} href={boardPath(board.id)} onClick={(event) => openHere(event, board.id)}>
        <ThumbnailPicture thumbnail={board.thumbnail} lively={board.running > 0} />
        <span className={styles.words}>
          <b>{board.name}</b>
          <span className={styles.sentence}>
            {plural(board.services, 'service')}, {plural(board.topics, 'topic')}
          </span>
          <span className={styles.meta}>
            {board.running > 0 && (
              <>
                <i className={styles.running} /> {plural(board.running, 'service')} running ·{' '}
              </>
            )}
            edited {formatAgo(board.editedAt, Date.now())}
          </span>
        </span>
      </a>
      <div className={styles.menu}>
        <BoardMenu board={board} gallery={gallery} onRename={() => setRenaming(true)} />
      </div>
      {renaming && <RenameBoard board={board} gallery={gallery} onClose={() => setRenaming(false)} />}
    </li>
  )
}

/** A plain click stays in the page; a click with a modifier is the browser's, so that a new tab is one. */
function openHere(event: MouseEvent, boardId: string) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  navigate(boardPath(boardId))
}
