import type { Drawing } from '../../../shared/formats/drawing'
import { EmptyState } from '../../ui/EmptyState'
import { FileProblems } from '../import/FileProblems'
import styles from './Shared.module.css'
import { SharedPicture } from './SharedPicture'

/** What came in a link, or why it did not. */
export function SharedDrawing({ drawing }: { readonly drawing: Drawing | null }) {
  if (!drawing) return <EmptyState title="Reading the drawing…" />
  if (drawing.ok) return <SharedPicture topology={drawing.topology} />
  return (
    <main className={styles.problem}>
      <FileProblems problems={drawing.problems} />
    </main>
  )
}
